"""A drawn briefing → PowerPoint that its reader can go on editing.

`document.py` puts a presentation together; `slides.py` adds its slides, `figures.py` what is drawn on them:
native charts (`chart_xml.py`), tables, cards, maps and flows of vector shapes. `template.py` opens the
ministry's own; `carried.py` is what lets a later briefing be made of the file.
"""
