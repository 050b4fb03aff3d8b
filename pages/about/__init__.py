"""`/about`: what does each number mean, and where does it come from? For everyone; linked from every figure.

`metrics.py`: definitions. `targets.py`: targets and their basis. `readings.py`: kinds of blank, how
everything is counted, boundaries, synthetic data. `lists.py`: ledgers and glossary. `version.py`: the
manifest of the version and the versions kept; `sources.py`: its source files. `sections.py`: what these parts
are made of.
"""
