"""Figures of any page in one document, for those who present them.

`figures.py`: the charts of a briefing's items. `ready.py`: those that are made for everybody. `documents.py`:
the files of each kind. `command.py`: `python app.py briefing`.
"""
