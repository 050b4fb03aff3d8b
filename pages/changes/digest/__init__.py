"""`python app.py digest`: what changed in a place as a file or a mail, for whoever does not open the
dashboard.

`content` puts together what a digest says; `as_html`, `as_text` and `as_xlsx` write it; `command` understands
the arguments; `recipients` reads who gets what; `mail` makes the message and sends it; `sent` remembers what
was sent.
"""
