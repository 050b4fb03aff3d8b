"""The ids of what stands around every page, by which callbacks name it."""

URL, VERSION, TICK, SHOWN, META = "shell-url", "shell-version", "shell-tick", "shell-shown", "shell-meta"
HEADER, FILTERS, STATUS, PAGE, FOOTER = "header", "filters", "status", "page", "footer"
