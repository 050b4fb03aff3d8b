"""What a briefing cannot be, in a sentence of either language."""

from data.words import Language, t


class BriefingRefused(ValueError):
    """A briefing or a change of one that is refused."""

    def __init__(self, key: str, **values: object) -> None:
        """key: of its words, filled with `values`."""
        super().__init__(t(key, "en", **values))
        self.key, self.values = key, values

    def said(self, language: Language) -> str:
        """The sentence in a language."""
        return t(self.key, language, **self.values)
