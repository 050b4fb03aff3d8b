"""`/paperless`: how far stations have moved from paper to electronic ledgers, and when paper ends.

For the ministry's leadership and every province. Each view is a sub-package whose `view.py` lays it out:

- `ledgers/`: the state of the 78 ledgers, the stages of the stations, the places behind;
- `flow/`: stations that moved between stages from one date to another;
- `pace/`: months from deployment to paperless, the slowest ledgers, what paper costs;
- `forecast/`: when a share of paperless stations is reached, and how good earlier forecasts were;
- `plan/`: what if a number of stations a month leave paper in a chosen order.
"""
