"""`/changes`, for whoever follows up: what changed between two snapshots, which stations got worse, and which
better.

`summary` says it in a paragraph, `numbers` counts each kind of change, `station_list` names the stations
(rows and their words in `rows`), `movers` the places that rose or fell beyond what chance explains, `merged`
the places that July 2025 made of others between the two dates.
"""
