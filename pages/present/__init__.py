"""Any page on a projector or a wall screen, with `present=1` in its address: one message a screen.

`presented.py` puts screens in a row that stands without scripts; `assets/present/present.js` shows one at a
time and goes round. `screen.py` is one of them, `overview.py` those of `/`, `figures.py` those of any other
page.
"""
