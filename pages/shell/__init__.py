"""The base of all pages; nothing here knows a page.

`page.py`: what a page is. `published.py`: the one handle on the published versions; an address as a View.
`faults.py`: what stands in the place of a page that cannot be built. `reported.py`: who reported, for the
line on every page. `window_title.py`: the name of the browser's window. `headers.py`: the headers of every
answer. `ids.py`: the ids of what stands around every page.
"""
