"""The views of `/paperless`: the name, layout, controls and address parameters of each."""

from collections.abc import Callable, Mapping

from dash.development.base_component import Component

from components.reading.address import Parameter, one_of
from components.reading.view import View
from pages.paperless.flow.view import FLOW, flow_controls, flow_view
from pages.paperless.forecast.view import FORECAST, forecast_controls, forecast_view
from pages.paperless.ledgers.view import LEDGERS, ledger_controls, ledgers_view
from pages.paperless.pace.view import PACE, pace_controls, pace_view
from pages.paperless.plan.view import PLAN, plan_controls, plan_view

Parts = Callable[[View], list[Component]]

ANSWERS: Mapping[str, Parts] = {
    "ledgers": ledgers_view,
    "flow": flow_view,
    "pace": pace_view,
    "forecast": forecast_view,
    "plan": plan_view,
}
CONTROLS: Mapping[str, Parts] = {
    "ledgers": ledger_controls,
    "flow": flow_controls,
    "pace": pace_controls,
    "forecast": forecast_controls,
    "plan": plan_controls,
}
VIEWS = {
    "ledgers": "paperless.view.ledgers",
    "flow": "paperless.view.flow",
    "pace": "paperless.view.pace",
    "forecast": "paperless.view.forecast",
    "plan": "paperless.view.plan",
}
PARAMETERS: Mapping[str, Parameter] = {
    "view": one_of(*VIEWS),
    **LEDGERS,
    **FLOW,
    **PACE,
    **FORECAST,
    **PLAN,
}


def answer(view: View) -> list[Component]:
    """The parts of the view that the address names."""
    return ANSWERS[view.choices["view"]](view)


def controls(view: View) -> list[Component]:
    """The controls of the view that the address names."""
    return CONTROLS[view.choices["view"]](view)
