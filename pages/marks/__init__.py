"""What managers mark on stations: shown on lists by a script, kept by `data/marks`.

card.py: the places on a page that assets/marks fills; a page's own bytes never hold a mark.
routes.py: the addresses that script asks; forged.py: who may write there; opened.py: this process's database.
"""
