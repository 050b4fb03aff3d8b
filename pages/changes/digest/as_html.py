"""A digest as HTML that mail programs show: tables, inline styles, no script, nothing from elsewhere."""

from html import escape

from components.colours import BLUE, INK, LINE, SOFT_INK
from data.words import t
from data.words.numbers import format_number
from pages.changes.digest.content import Digest, Line, Part

MOST = 40  # stations of a part: programs cut long mails off, the worksheet has all
FONT = f"font-family:Arial,sans-serif;color:{INK};"
CELL = (
    f"{FONT}font-size:14px;padding:6px 10px 6px 0;border-bottom:1px solid {LINE};"
    "vertical-align:top;text-align:left;"
)

WHOLE = "white-space:nowrap;"


def html_of(digest: Digest, why: str = "") -> str:
    """A whole document; every text is escaped. why: the sentence under a mail that says why it came."""
    parts = "".join(_part(digest, part) for part in digest.parts)
    facts = "<br>".join(escape(fact) for fact in (*digest.facts, why) if fact)
    return (
        f'<!doctype html><html lang="{digest.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(digest.title)}</title></head>'
        f'<body style="margin:0;padding:16px;background:white;{FONT}">'
        f'<h1 style="{FONT}font-size:20px;margin:0 0 8px;">{escape(digest.title)}</h1>'
        f'<p style="{FONT}font-size:15px;line-height:1.45;margin:0 0 12px;max-width:720px;">'
        f"{escape(digest.said)}</p>{_links(digest)}{parts}"
        f'<p style="{FONT}color:{SOFT_INK};font-size:12px;margin:20px 0 0;">{facts}</p></body></html>\n'
    )


def _links(digest: Digest) -> str:
    if not digest.links:
        return ""
    links = " · ".join(_link(address, words) for words, address in digest.links)
    return f'<p style="{FONT}font-size:15px;margin:0 0 12px;">{links}</p>'


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address, quote=True)}" style="color:{BLUE};">{escape(words)}</a>'


def _part(digest: Digest, part: Part) -> str:
    heading = f'<h2 style="{FONT}font-size:17px;margin:20px 0 6px;">{escape(part.heading)}</h2>'
    if not part.lines:
        return heading + f'<p style="{FONT}font-size:14px;margin:0;">{escape(part.none)}</p>'
    head = f'<th scope="col" style="{CELL}color:{SOFT_INK};">'
    heads = "".join(f"{head}{escape(name)}</th>" for name in digest.columns)
    rows = "".join(_row(line) for line in part.lines[:MOST])
    return (
        f'{heading}<table role="table" cellpadding="0" cellspacing="0" style="border-collapse:collapse;">'
        f"<tr>{heads}</tr>{rows}</table>{_rest(digest, part)}"
    )


def _rest(digest: Digest, part: Part) -> str:
    left = len(part.lines) - MOST
    if left <= 0:
        return ""
    words = t("changes.digest.rest", digest.language, count=format_number(left, digest.language))
    return f'<p style="{FONT}font-size:14px;margin:6px 0 0;">{escape(words)}</p>'


def _row(line: Line) -> str:
    name = _link(line.link, line.name) if line.link else escape(line.name)
    place = (
        f'<br><span style="color:{SOFT_INK};font-size:12px;">{escape(line.place)}</span>'
        if line.place
        else ""
    )
    number = "".join(letter for letter in line.phone if letter.isdigit() or letter == "+")
    phone = _link(f"tel:{number}", line.phone) if number else escape(line.phone)
    cells = (name + place, escape(line.what), escape(line.since), phone, escape(line.people))
    styles = (CELL, CELL, CELL + WHOLE, CELL + WHOLE, CELL)
    drawn = (f'<td style="{style}">{cell}</td>' for style, cell in zip(styles, cells, strict=True))
    return "<tr>" + "".join(drawn) + "</tr>"
