"""A briefing that leaves the browser and comes back: in the body of a request, in a link, in a file."""

import json
from io import BytesIO
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

from flask import Response, abort, jsonify, request

from components.briefing.briefing import Briefing
from components.briefing.code import from_json, to_json, to_token
from components.briefing.refusal import BriefingRefused
from components.reading.address import from_root
from components.renderers.pptx.carried import read_carried
from components.renderers.pptx.document import pptx_bytes
from data.settings import settings
from pages.briefing.documents import WRITERS, document
from pages.briefing.figures import draw_briefing
from pages.briefing.page import PATH
from pages.shell.audited import note
from pages.shell.page import PageAt

ZIPPED = b"PK"
UNPACKED = 10  # times the largest upload, which no presentation is
OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pptx": f"{OFFICE}.presentationml.presentation",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
}


def sent() -> Briefing:
    """The briefing in the request, alone or in a form; raises BriefingRefused where there is none."""
    return from_json(request.form.get("briefing", "") if request.form else request.get_data())


def link() -> Response:
    """The address that carries the briefing; refused where it would be too long to be asked for."""
    address = from_root(f"{PATH}?items={to_token(sent())}")
    if len(address) > settings().longest_address:
        raise BriefingRefused("briefing.refused.link_too_long")
    return Response(address, content_type="text/plain; charset=utf-8")


def opened() -> Response:
    """The briefing of a small file or a presentation, and what was changed by hand on its slides."""
    file = request.get_data()
    if not file.startswith(ZIPPED):
        return jsonify({"briefing": json.loads(to_json(from_json(file))), "edited": []})
    briefing, changed = read_carried(presentation(file))
    edited = [{"slide": one.slide, "made": one.before, "found": one.after} for one in changed]
    return jsonify({"briefing": json.loads(to_json(briefing)), "edited": edited})


def file(page_at: PageAt, ending: str) -> Response:
    """The document of an ending; PowerPoint in the template that came with it, and what that one lacks."""
    if f".{ending}" not in WRITERS:
        abort(404)
    made = draw_briefing(sent(), page_at, request.host_url.rstrip("/"))
    template = request.files.get("template")
    if template:
        content, lacking = pptx_bytes(made, presentation(template.read()))
    else:
        content, lacking = document(made, f".{ending}"), []
    response = Response(content, content_type=KINDS[ending])
    name = quote(f"{made.briefing.title or 'TrạmSố'}.{ending}".replace("/", "-"), safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response.headers["X-Tramso-Lacking"] = json.dumps(lacking)
    file, items = ".".join(("briefing", ending)), str(len(made.items))
    note("exported", file=file, title=made.briefing.title, items=items)
    return response


def presentation(file: bytes) -> bytes:
    """The file, unless it is none or would unpack to far more than its size."""
    try:
        with ZipFile(BytesIO(file)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except BadZipFile as error:
        raise BriefingRefused("briefing.refused.damaged") from error
    if size > UNPACKED * settings().largest_upload:
        raise BriefingRefused("briefing.refused.too_large")
    return file
