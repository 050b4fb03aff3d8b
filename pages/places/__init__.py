"""`/places/<scheme>/<code>`: how does my place stand, and whom do I call? For those who manage a place.

`head.py`: breadcrumbs, name, old and new names. `intro.py`: opening sentences. `work_list.py`: stations to
call. `comparison.py`: headline metrics beside the place above and the country, with ranks (`rank.py`).
`trend.py`: one metric over time. `units.py`: the units inside; a commune shows `pages/stations/table.py`.
`courses.py`: their last periods as small lines. `funnel.py`: which of them stand out.
`side_by_side.py`: up to six places beside each other, their `beside_lines.py` also by what changed since a
`base_day.py`, `beside_words.py` what they show. `provinces.py` chooses a place, `unknown.py` answers a code
that is none, `counts.py` loads the counts.
"""
