"""Whether a page of ours asks, or another site through a reader's browser."""

from flask import Request

from data.settings import settings


def same_origin(asked: Request) -> bool:
    """By Sec-Fetch-Site, which no script can set; where a browser sends none (plain HTTP), by Origin."""
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    ours = {f"http://{asked.host}", f"https://{asked.host}", settings().address} - {""}
    return asked.headers.get("Origin") in ours
