"""The tab `gap`: how large is the shortfall, and who holds it?

`view.py` lays it out. `bars.py`: the largest shortfalls. `pareto.py`: the share that the first places hold
together. `ranking.py`: every place with a value. `blanks.py`: the places without one. `bounds.py`: what
silent stations leave open. `with_posts.py`: the card of stations counted with all their posts.
"""
