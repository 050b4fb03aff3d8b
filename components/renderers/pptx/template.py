"""The presentation that slides are added to: our own plain one, or the ministry's template.

Layouts and placeholders of a template are found by name; `missing` says in sentences which were looked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.util import Emu, Pt

from components.briefing.briefing import Format
from components.briefing.refusal import BriefingRefused
from components.renderers.pptx.boxes import HEIGHT, WIDTHS, Box
from data.words import Language, t

TEMPLATE = b"presentationml.template.main+xml"
PRESENTATION = b"presentationml.presentation.main+xml"
LARGEST = 64 << 20  # bytes of a template when unpacked
LAYOUTS = {
    "cover": ("Title Slide", "Trang tiêu đề", "Trang bìa", "Bìa"),
    "section": ("Section Header", "Tiêu đề Phần", "Đầu trang Phần", "Phần"),
    "figure": ("Title Only", "Chỉ Tiêu đề", "Biểu đồ"),
}
PLACEHOLDERS = {
    "figure": ("Figure", "Biểu đồ"),
    "source": ("Source", "Nguồn"),
}


@dataclass
class Template:
    """presentation: open, without slides. own: ours, whose boxes are ours too; missing: sentences."""

    presentation: Any
    own: bool
    language: Language
    missing: list[str] = field(default_factory=list)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a slide in points."""
        return Emu(self.presentation.slide_width).pt, Emu(self.presentation.slide_height).pt

    def layout(self, kind: str) -> Any:
        """The layout of a kind of slide, by name; one with a title in its place."""
        names = LAYOUTS[kind]
        layouts = list(self.presentation.slide_layouts)
        known = {layout.name.casefold(): layout for layout in layouts}
        found = next((known[name.casefold()] for name in names if name.casefold() in known), None)
        if found is not None:
            return found
        titled = [layout for layout in layouts if any(_is_title(shape) for shape in layout.placeholders)]
        instead = (titled or layouts)[0]
        self._say("briefing.template.layout", names, instead=instead.name)
        return instead

    def placeholder(self, slide: Any, kind: str) -> Any:
        """The placeholder of a slide by its name in the layout, None where there is none."""
        names = PLACEHOLDERS[kind]
        for shape in slide.placeholders:
            if shape.name.casefold().startswith(tuple(name.casefold() for name in names)):
                return shape
        if not self.own:
            self._say("briefing.template.placeholder", names, layout=slide.slide_layout.name)
        return None

    def _say(self, key: str, names: Iterable[str], **more: str) -> None:
        quoted = ", ".join(f"“{name}”" for name in names)
        sentence = t(key, self.language, names=quoted, **more)
        if sentence not in self.missing:
            self.missing.append(sentence)


def own_template(form: Format, language: Language) -> Template:
    """A white presentation in Calibri, whose slides have the format."""
    made = Presentation()
    width = Pt(WIDTHS[form])
    share = width / made.slide_width
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in holder.shapes:
            if shape.is_placeholder and not _positioned(shape):
                continue
            shape.left, shape.width = Emu(round(shape.left * share)), Emu(round(shape.width * share))
    made.slide_width, made.slide_height = width, Pt(HEIGHT)
    # The default says 4:3; a size without a name is taken as it is.
    size = made.part._element.find(".//{*}sldSz")
    size.attrib.pop("type", None)
    return Template(made, True, language)


def _positioned(shape: Any) -> bool:
    return shape._element.spPr.find(".//{*}xfrm") is not None


def _is_title(shape: Any) -> bool:
    return "TITLE" in str(shape.placeholder_format.type)


def ministry_template(file: bytes, language: Language) -> Template:
    """A .pptx or .potx without its slides; raises BriefingRefused where it cannot be used."""
    try:
        made = Presentation(BytesIO(_as_presentation(file)))
        layouts = len(made.slide_layouts)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        raise BriefingRefused("briefing.refused.template") from error
    if not layouts:
        raise BriefingRefused("briefing.refused.template")
    for entry in list(made.slides._sldIdLst):
        made.part.drop_rel(entry.rId)
        made.slides._sldIdLst.remove(entry)
    return Template(made, False, language)


def _as_presentation(file: bytes) -> bytes:
    """The same package, called a presentation where it is called a template."""
    made = BytesIO()
    with ZipFile(BytesIO(file)) as source, ZipFile(made, "w") as target:
        if sum(entry.file_size for entry in source.infolist()) > LARGEST:
            raise BriefingRefused("briefing.refused.template")
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(TEMPLATE, PRESENTATION)
            target.writestr(entry, content)
    return made.getvalue()


def box_of(shape: Any) -> Box:
    """The box of a shape in points."""
    return Box(Emu(shape.left).pt, Emu(shape.top).pt, Emu(shape.width).pt, Emu(shape.height).pt)
