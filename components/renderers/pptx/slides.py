"""The slides of a briefing: cover, summary, headings, figures, sources."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.said import foot, notes, subtitle
from components.colours import ACCENT, INK, SOFT_INK, TARGET
from components.renderers.pptx.boxes import Box, Places, own_title, places
from components.renderers.pptx.foot import FOOT, add_number, add_qr
from components.renderers.pptx.shapes import add_rectangle, with_shapes
from components.renderers.pptx.template import Template, box_of
from components.renderers.pptx.text import Style, add_text, clipped, fitting, set_text
from data.words import Language, t

TITLE, SUBTITLE, NOTE = 24.0, 13.0, 10.0  # points
COMMENT = 13.0
NOTE_LINES = 26.0  # points of two lines of notes under a figure
COMMENT_LINES = 54.0


@dataclass(frozen=True)
class Slides:
    """Adds slides to a template. synthetic: every slide says so."""

    template: Template
    language: Language
    synthetic: bool
    _waiting: list[tuple[Any, str]] = field(default_factory=list)

    def later(self, slide: Any, xml: str) -> None:
        """Shapes that are put on the slide when all the rest is there."""
        if xml:
            self._waiting.append((slide, xml))

    def finish(self) -> None:
        """Put them there."""
        for slide, xml in self._waiting:
            with_shapes(slide, xml)

    def titled(self, title: str) -> tuple[Any, Places]:
        """A slide with a title and the places of the rest."""
        slide = self.template.presentation.slides.add_slide(self.template.layout("figure"))
        width, height = self.template.size
        box = own_title(width)
        holder = slide.shapes.title
        if holder is None:
            add_text(slide, box, [title], title, Style(self.language, size=TITLE, bold=True))
        elif self.template.own:
            self._own_title(holder, box, title)
        else:
            box = box_of(holder)
            set_text(holder.text_frame, [title], Style(self.language, colour=None))
            holder.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        place = places(box, width, height)
        return slide, place

    def _own_title(self, holder: Any, box: Box, title: str) -> None:
        holder.left, holder.top, holder.width, holder.height = box.emu
        frame = holder.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        size = fitting([title], box, TITLE, 13)
        words = clipped(title, box, size)
        set_text(frame, [words], Style(self.language, size=size, bold=True, align="left"))

    def figure(self, drawn: Drawn, title: str) -> tuple[Any, Box]:
        """A slide of a figure without the figure: title, subtitle, foot, notes; and where the figure goes."""
        slide, place = self.titled(title)
        chart = drawn.chart
        if chart is not None:
            words = clipped(subtitle(chart), place.subtitle, SUBTITLE)
            add_text(
                slide, place.subtitle, [words], words, Style(self.language, size=SUBTITLE, colour=SOFT_INK)
            )
        self.footed(slide, drawn, place)
        content = self._beside(slide, drawn, place.content)
        found = self.template.placeholder(slide, "figure")
        if found is not None:
            content = box_of(found)
            found._element.getparent().remove(found._element)
        self._notes(slide, notes(drawn, self.language))
        return slide, content

    def _beside(self, slide: Any, drawn: Drawn, box: Box) -> Box:
        """The writer's comment and the chart's notes under the figure; what they leave."""
        said = drawn.item.comment
        if said:
            where = box.lower(min(COMMENT_LINES, box.height / 4))
            box = box.upper(box.height - where.height - 6)
            size = fitting([said], where, COMMENT)
            name = t("briefing.comment", self.language)
            add_text(slide, where, [clipped(said, where, size)], name, Style(self.language, size=size))
        found = " ".join(drawn.chart.all_notes) if drawn.chart else ""
        if found:
            where = box.lower(NOTE_LINES)
            box = box.upper(box.height - where.height - 4)
            words = clipped(found, where, NOTE)
            name = t("briefing.notes", self.language)
            add_text(slide, where, [words], name, Style(self.language, size=NOTE, colour=SOFT_INK))
        return box

    def footed(self, slide: Any, drawn: Drawn | None, place: Places) -> None:
        """Source, version and id; the synthetic mark; the square that leads back; the slide's number."""
        lines = [foot(drawn, self.language)] if drawn and drawn.chart else []
        size = FOOT
        room = place.foot.upper(28 if self.synthetic else place.foot.height)
        if lines:
            words = [clipped(line, room, size) for line in lines]
            holder = self.template.placeholder(slide, "source")
            if holder is not None:
                set_text(holder.text_frame, words, Style(self.language, colour=None))
            else:
                name = t("briefing.source", self.language)
                add_text(slide, room, words, name, Style(self.language, size=size, colour=SOFT_INK))
        self.mark(slide, place.foot.lower(14))
        if drawn and drawn.address:
            add_qr(slide, place.qr, drawn.address, self.language)
        add_number(slide, place, self.language)

    def mark(self, slide: Any, box: Box) -> None:
        """That the numbers are not real, where they are not."""
        if self.synthetic:
            words = t("briefing.synthetic", self.language)
            add_text(slide, box, [words], words, Style(self.language, size=FOOT, colour=TARGET, bold=True))

    def _notes(self, slide: Any, paragraphs: Sequence[str]) -> None:
        set_text(slide.notes_slide.notes_text_frame, paragraphs, Style(self.language, colour=None))

    def cover(self, drawn: DrawnBriefing, title: str, lines: Sequence[str]) -> Any:
        """The first slide: the title, and what stands under it."""
        slide = self.template.presentation.slides.add_slide(self.template.layout("cover"))
        self._head(slide, title, lines)
        return slide

    def section(self, title: str, comment: str) -> Any:
        """A slide that begins a part."""
        slide = self.template.presentation.slides.add_slide(self.template.layout("section"))
        lines = [comment] if comment else []
        self._head(
            slide, title, [*lines, *([t("briefing.synthetic", self.language)] if self.synthetic else [])]
        )
        return slide

    def _head(self, slide: Any, title: str, lines: Sequence[str]) -> None:
        width, height = self.template.size
        whole = Box(0.08 * width, 0.28 * height, 0.84 * width, 0.24 * height)
        below = whole.below(0.34 * height, gap=14)
        holders = list(slide.placeholders)
        if self.template.own:
            for holder in holders:
                holder._element.getparent().remove(holder._element) if holder != slide.shapes.title else None
            add_rectangle(slide, Box(whole.left, below.top - 8, 64, 4), ACCENT, "")
            self._own_title(slide.shapes.title, whole, title)
            size = fitting([title], whole, 36, 18)
            for run in slide.shapes.title.text_frame.paragraphs[0].runs:
                run.font.size = round(size * 12700)
                run._r.get_or_add_rPr().set("cap", "none")
            self._lines(slide, below, lines)
            return
        if slide.shapes.title is not None:
            set_text(slide.shapes.title.text_frame, [title], Style(self.language, colour=None))
        others = [holder for holder in holders if holder != slide.shapes.title and holder.has_text_frame]
        if others and lines:
            set_text(others[0].text_frame, lines, Style(self.language, colour=None))
            others[0].text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        elif lines:
            self._lines(slide, below, lines)

    def _lines(self, slide: Any, box: Box, lines: Sequence[str]) -> None:
        if lines:
            size = fitting(lines, box, 18, 11)
            add_text(slide, box, lines, lines[0], Style(self.language, size=size, colour=SOFT_INK, after=4))

    def listed(self, title: str, lines: Sequence[str], largest: float = 20) -> Any:
        """A slide of sentences, one below the other."""
        slide, place = self.titled(title)
        box = place.content
        room = Box(box.left + 14, box.top, box.width - 14, box.height - 12 * len(lines))
        size = fitting(lines, room, largest, 11)
        where = Box(room.left, box.top, room.width, box.height)
        shape = add_text(slide, where, lines, title, Style(self.language, size=size, colour=INK, after=10))
        for paragraph in shape.text_frame.paragraphs:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", "228600")
            properties.set("indent", "-228600")
            bullet = properties.makeelement(properties.tag.replace("}pPr", "}buChar"), {"char": "•"})
            properties.append(bullet)
        self.footed(slide, None, place)
        return slide
