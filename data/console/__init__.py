"""The commands of `python -m data`: arguments, outcome, errors as sentences."""
