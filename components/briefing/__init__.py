"""A briefing: figures by their addresses, the writer's words, and what becomes of them when they are drawn.

`item.py`: one figure or heading. `briefing.py`: the items in order, with cover, language and format.
`code.py`: to and from a small file and a link. `drawn.py`: an item with its chart. `plain_text.py`: text that
every file takes. `refusal.py`: what is refused, in a sentence.
"""
