"""`/gaps`: who is not covered yet, and why? For the ministry and provinces. Each tab is a sub-package:

- `amount/`: the shortfall, who holds it, all places ranked, the bounds of what silent stations leave open;
- `why/`: the step of the chain from register to use at which people or stations are lost;
- `closing/`: the fewest stations that hold a share of the shortfall, as trips and as a list;
- `equity/`: kinds of site over time, the concentration curve, fifths of provinces;
- `clusters/`: low places among low neighbours, on the map and in a list.

`rows.py`: the judged places that tabs share; `sentences.py`: their words; `views.py`: places or kinds of
site.
"""
