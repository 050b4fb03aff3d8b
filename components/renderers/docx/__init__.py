"""A drawn briefing → Word: headings, captions, vector pictures with a bitmap behind, native tables.

`document.py` writes the text, `pictures.py` puts SVG and PNG into one picture, `fields.py` numbers and lists
the captions.
"""
