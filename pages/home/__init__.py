"""`/`, for leadership: are we on course, who is furthest behind and why, what changed, when is paper gone.

One screen: `verdict.py` one sentence, `first_cards.py` four numbers, the dots of `pages/stages`, `behind.py`
the places furthest behind with their reasons, `changed.py` what moved since the date before, `finish.py` the
forecast. Below: `trend.py` a chosen indicator through time, `strip.py` all places on one scale,
`indicators.py` the others in a table. `tour.py` leads through it. `ranking.py` puts places in order.
"""
