"""The view `plan` of `/paperless`: what if so many stations a month leave paper in a chosen order.

`view.py` lays it out, with its intro and controls; `pace.py` chooses the stations a month; `cards.py` are the
numbers on top; `course.py` draws the people covered month by month and compares the orders; `station_list.py`
lists the stations in order; `months.py` puts months in words. The plan itself is `data/methods/plan.py`.
"""
