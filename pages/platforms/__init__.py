"""`/platforms`: is what is registered on the national platforms used? For the ministry's leadership.

The view `ladders`: each platform step by step from registered to used (`ladder_cards.py`), the steps over
time and a doctor for every citizen (`over_time.py`), the templates of outpatient records (`templates.py`).
The view `places`: the same for every place (`places.py`). `page.py` lays both out; `numbers.py` loads the
counts; what a step holds and loses is computed in `data/measures/platforms.py`.
"""
