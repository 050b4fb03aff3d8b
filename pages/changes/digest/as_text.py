"""A digest as plain text."""

from pages.changes.digest.content import Digest, Line, Part


def text_of(digest: Digest) -> str:
    """Title, paragraph, a block a station, links and facts; UTF-8, lines as they come."""
    blocks = [digest.title, digest.said, *(_part(part) for part in digest.parts)]
    links = [f"{words}: {address}" for words, address in digest.links]
    return "\n\n".join([*blocks, *(["\n".join(links)] if links else []), "\n".join(digest.facts)]) + "\n"


def _part(part: Part) -> str:
    lines = [_line(number, line) for number, line in enumerate(part.lines, start=1)]
    return "\n".join([part.heading.upper(), *(lines or [part.none])])


def _line(number: int, line: Line) -> str:
    facts = " · ".join(filter(None, (line.place, line.phone, line.link)))
    return f"{number}. {line.name}: {line.what}" + (f"\n   {facts}" if facts else "")
