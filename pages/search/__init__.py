"""`/search`: which place or station bears this name or code? For everyone, also in the dialog over any page.

`hits.py`: what a text finds, in the reader's words. `page.py`: the list as a page; the dialog is
`pages/search_dialog.py`.
"""
