"""`/`: is the country on course, who is ahead and behind, when does paper end? For the ministry's leadership.

`intro.py`: the opening sentences. `finish.py`: the forecast in one sentence, from the page `/paperless`. The
cards are of `components/cards`. `charts.py`: the chosen metric over time and the places at both ends of
`ranking.py`.
"""
