"""`/quality`, for everyone: how far can the numbers be trusted, and where do they come from? Four parts:

- `reports.py`: are reports complete and on time? `calendar.py` with `calendar_grid.py`, `delay.py`,
  `silent_stations.py`;
- `checks.py`: which values are implausible? `failed_rows.py` lists them, `thresholds.py` words the limits;
- `arrivals.py`: what arrived and what became of it? `quarantine.py` lists the rows held back, `warned.py` the
  accepted ones that are hard to believe;
- `origin_of_metric.py`, `origin_of_figure.py`: what is a number, or a figure of any page, made of?
  `version_facts.py` has the version and its files.
"""
