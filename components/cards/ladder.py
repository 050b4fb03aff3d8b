"""A ladder read from top to bottom: each step as a bar of its share, what is lost on the way beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class Step:
    """One step in words. share: 0 to 1 and more, None where unknown or not a share of anything.

    meaning: registered, active or used in words. loss: since the step before; fault: it stands above that.
    """

    label: str
    number: str
    share: float | None = None
    share_text: str = ""
    meaning: str = ""
    loss: str = ""
    fault: bool = False


def ladder_steps(steps: Sequence[Step]) -> Component:
    """The steps in order."""
    return html.Ol([html.Li(_step(step)) for step in steps], className="ladder")


def _step(step: Step) -> list[Component]:
    loss = [html.P(step.loss, className="ladder-loss worse" if step.fault else "ladder-loss")]
    meaning = [html.Span(step.meaning, className="ladder-meaning")] if step.meaning else []
    head = [html.Span([step.label, " ", *meaning]), html.Strong(step.share_text or step.number)]
    width = min(1.0, max(0.0, step.share or 0.0))
    bar = html.Div(html.Span(style={"width": f"{100 * width:.1f}%"}), className="ladder-bar")
    number = [html.Small(step.number)] if step.share_text else []
    return [
        *(loss if step.loss else []),
        html.Div(head, className="ladder-head"),
        *([bar] if step.share is not None else []),
        *number,
    ]
