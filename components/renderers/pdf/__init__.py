"""A drawn briefing → PDF by Typst: vectors, words that can be searched, tags for screen readers.

`document.py` gathers what is said and shown, `document.typ` sets it.
"""
