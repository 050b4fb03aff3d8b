"""Numbers that choose the form of the words beside them, by the plural rules of the language (CLDR)."""

from decimal import Decimal, InvalidOperation
from functools import cache

from babel import Locale
from babel.plural import PluralRule

FORMS = ("one", "other")


class Counted(str):
    """A number as written, and the language whose words stand beside it.

    `{count:station|stations}` in a text gives the word for that number; `{count}` the number.
    """

    language: str

    def __new__(cls, text: str, language: str) -> "Counted":
        """The text, of a language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __format__(self, spec: str) -> str:
        """The form for one or the form for others; raises ValueError where the text gives other than two."""
        if "|" not in spec:
            return super().__format__(spec)
        forms = dict(zip(FORMS, spec.split("|"), strict=True))
        return forms[plural_form(str(self), self.language)]


class Noun(str):
    """A noun for several, with the one for a single thing: `{level:{count}}` gives that for `count`."""

    one: str
    language: str

    def __new__(cls, several: str, one: str, language: str) -> "Noun":
        """Both forms, of a language."""
        made = super().__new__(cls, several)
        made.one, made.language = one, language
        return made

    def __format__(self, number: str) -> str:
        """The form for a number as it is written, for several where none is given."""
        return self.one if number and plural_form(number, self.language) == "one" else str(self)


def plural_form(number: str, language: str) -> str:
    """`one` or `other` for a number as it is written: 1 is one, 1.0, 1,000 and “over 99.9%” are others."""
    try:
        return _rule(language)(Decimal(number))
    except InvalidOperation:
        return "other"


@cache
def _rule(language: str) -> PluralRule:
    return Locale.parse(language).plural_form
