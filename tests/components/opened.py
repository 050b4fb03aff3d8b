"""What assets/components/twin.js shows when the table of a chart is opened."""

import json
from typing import Any

from components.cards.table_twin import twin
from components.charts.chart import Chart


def opened(chart: Chart) -> dict[str, Any]:
    """caption, columns (label and alignment) and rows of texts."""
    parts = twin(chart)._traverse()
    return next(json.loads(vars(part)["data-table"]) for part in parts if "data-table" in vars(part))
