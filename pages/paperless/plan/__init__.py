"""The view `plan` of `/paperless`: what if so many stations a month leave paper in a chosen order.

`view.py` lays it out, with its intro, cards and controls; `pace.py` chooses the stations a month; `course.py`
draws the people covered month by month and compares the orders; `station_list.py` lists stations in order.
"""
