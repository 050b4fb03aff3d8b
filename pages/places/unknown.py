"""A code that no place of the scheme has: a sentence, the nearest places, the way back."""

from collections.abc import Sequence
from difflib import get_close_matches

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.place_links import place_link
from components.reading.address import clipped
from components.reading.places import Place, find_place, places_inside
from components.reading.view import View, href
from data.scope import PLACE_LEVELS, SCHEMES
from data.words.sorting import without_accents

MOST = 8
LEVEL_OF_LENGTH = {2: "province", 3: "district", 5: "commune"}


def unknown(view: View, scheme: str, code: str) -> list[Component]:
    """One sentence, the same code in the other scheme, near codes and names, all provinces."""
    known = scheme in SCHEMES
    which = view.t(f"scheme_short.{scheme}") if known else scheme
    key = "place.unknown.code" if known else "place.unknown.scheme"
    back = href(view, "/places", **dict.fromkeys(("scheme", *PLACE_LEVELS)))
    near = near_places(view, code)
    offer = [html.P(view.t("place.unknown.near")), html.Ul([_near(view, place) for place in near])]
    return [
        html.Div(
            [
                html.H1(view.t("place.unknown.title")),
                html.P(view.t(key, code=clipped(code), scheme=clipped(which))),
                *(offer if near else []),
                html.P(dcc.Link(view.t("place.unknown.back"), href=back)),
            ],
            className="panel",
        )
    ]


def near_places(view: View, code: str) -> list[Place]:
    """Places with that code in either scheme, then those whose code or name is close to it."""
    same = [find_place(view.units, scheme, code) for scheme in reversed(SCHEMES)]
    found = [place for place in same if place] + _close(view, code)
    return list(dict.fromkeys(found))[:MOST]


def _close(view: View, code: str) -> list[Place]:
    """By code among codes as long, all digits but one the same; otherwise by name, accents or none."""
    if code.isdigit():
        level = LEVEL_OF_LENGTH.get(len(code))
        places = _places(view, (level,)) if level else []
        return [place for place in places if _differing(place.code, code) == 1]
    wanted = without_accents(code.replace("-", " ").replace("_", " "))
    names: dict[str, list[Place]] = {}
    for place in _places(view, PLACE_LEVELS[:2]):
        names.setdefault(without_accents(place.shorts[0]), []).append(place)
    return [place for name in get_close_matches(wanted, names, MOST, 0.7) for place in names[name]]


def _places(view: View, levels: Sequence[str]) -> list[Place]:
    schemes = reversed(SCHEMES)
    listed = (
        places_inside(view.units, scheme, level, None, view.language)
        for scheme in schemes
        for level in levels
    )
    return [place for places in listed for place in places]


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _near(view: View, place: Place) -> Component:
    words = view.t("place.unknown.one", code=place.code, scheme=view.t(f"scheme_short.{place.scheme}"))
    return html.Li([place_link(view, place), " ", html.Span(words, className="quiet")])
