"""A briefing that leaves the browser and comes back: in the body of a request, in a link, in a file."""

import json

from flask import Response, jsonify, request

from components.briefing.briefing import Briefing
from components.briefing.code import from_json, to_json, to_token
from components.briefing.refusal import BriefingRefused
from components.reading.address import from_root
from data.settings import settings
from pages.briefing.page import PATH


def sent() -> Briefing:
    """The briefing in the request, alone or in a form; raises BriefingRefused where there is none."""
    return from_json(request.form["briefing"] if request.form else request.get_data())


def link() -> Response:
    """The address that carries the briefing; refused where it would be too long to be asked for."""
    address = from_root(f"{PATH}?items={to_token(sent())}")
    if len(address) > settings().longest_address:
        raise BriefingRefused("briefing.refused.link_too_long")
    return Response(address, content_type="text/plain; charset=utf-8")


def opened() -> Response:
    """The briefing of a file, and what was changed by hand on slides made of it."""
    return jsonify({"briefing": json.loads(to_json(sent())), "edited": []})
