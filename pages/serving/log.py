"""The log: one JSON object a line, which any collector of logs reads."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

FIELDS = ("request", "method", "path", "status", "seconds")


class JsonLines(logging.Formatter):
    """A record as one line: time (UTC), level, message; of a request also FIELDS."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        said |= {name: vars(record)[name] for name in FIELDS if name in vars(record)}
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def log_as_json() -> None:
    """Have everything logged in this process said so, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
