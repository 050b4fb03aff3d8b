"""A callback's request held against the callbacks there are: Dash reads only what a page of ours can send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from dash import Dash, Output
from flask import abort, request

from data.settings import settings

PATH = "/_dash-update-component"
Property = tuple[str, str]


@dataclass(frozen=True)
class Declared:
    """What a browser sends to have a callback run: components, their properties, the types of values.

    several: whether it has a list of outputs or just one.
    """

    outputs: tuple[Property, ...]
    inputs: tuple[Property, ...]
    state: tuple[Property, ...]
    types: tuple[Any, ...]
    several: bool

    def fits(self, body: Mapping[str, Any]) -> bool:
        """True for a request as Dash's own script makes it."""
        outputs = body.get("outputs") if self.several else [body.get("outputs")]
        sent = [*_listed(body.get("inputs")), *_listed(body.get("state", []))]
        wanted = [*self.inputs, *self.state]
        return (
            _named(outputs) == list(self.outputs)
            and _named(sent) == wanted
            and all(_is(part.get("value"), kind) for part, kind in zip(sent, self.types, strict=True))
            and _changed(body.get("changedPropIds", []), self.inputs)
        )


def declared(callback_map: Mapping[str, Mapping[str, Any]]) -> dict[str, Declared]:
    """The callbacks that the server answers, by their output; those of the browser's scripts are left out."""
    return {key: _declared(one) for key, one in callback_map.items() if "callback" in one}


def _declared(callback: Mapping[str, Any]) -> Declared:
    output: Output | list[Output] = callback["output"]
    function: Callable[..., Any] = callback["callback"].__wrapped__
    hints = get_type_hints(function)
    hints.pop("return")
    return Declared(
        outputs=tuple(
            (str(one.component_id), one.component_property)
            for one in (output if isinstance(output, list) else [output])
        ),
        inputs=_pairs(callback["inputs"]),
        state=_pairs(callback["state"]),
        types=tuple(hints.values()),
        several=isinstance(output, list),
    )


def _pairs(parts: list[Mapping[str, str]]) -> tuple[Property, ...]:
    return tuple((part["id"], part["property"]) for part in parts)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [None]


def _named(parts: object) -> list[tuple[object, object] | None]:
    """The components and properties of the parts of a request, None for what is no part."""
    return [
        (part.get("id"), part.get("property")) if isinstance(part, dict) else None for part in _listed(parts)
    ]


def _is(value: object, kind: Any) -> bool:
    """Whether a value is of a callback's type; a text too long, or one that no page can hold, is not."""
    if isinstance(value, str) and (len(value) > settings().longest_address or _broken(value)):
        return False
    return isinstance(value, kind)


def _broken(text: str) -> bool:
    """True for half of a pair of surrogates, which JSON can say and UTF-8 cannot."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _changed(sent: object, inputs: tuple[Property, ...]) -> bool:
    names = {".".join(one) for one in inputs}
    return isinstance(sent, list) and all(isinstance(one, str) and one in names for one in sent)


def refuse_misfits(app: Dash) -> None:
    """Answer 400 to a request that fits none of the app's callbacks, 413 to one that is too large."""
    callbacks: dict[str, Declared] = {}

    def check() -> None:
        if request.path != PATH or request.method != "POST":
            return
        if (request.content_length or 0) > settings().largest_callback:
            abort(413)
        if not callbacks:  # Dash gathers them at the first request of all
            callbacks.update(declared(app.callback_map))
        body = _json()
        known = callbacks.get(body["output"]) if isinstance(body.get("output"), str) else None
        if known is None or not known.fits(body):
            abort(400)

    app.server.before_request(check)


def _json() -> dict[str, Any]:
    """The request's JSON object; what is none, or is nested beyond reading, is refused."""
    try:
        body = request.get_json()
    except RecursionError:
        abort(400)
    return body if isinstance(body, dict) else {}
