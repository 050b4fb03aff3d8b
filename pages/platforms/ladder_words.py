"""The words between the steps of a ladder: what is lost and gained, what is not known, what contradicts."""

from itertools import pairwise

from components.reading.view import View
from data.measures.platforms import METRICS_OF, OF_PEOPLE, Counts, Rung
from data.words.numbers import PART, format_number, format_percent, shown
from data.words.plurals import Noun

BLANKS = {
    "deployed": "blank.deployment_unknown",
    "reporting": "blank.no_file",
    "paperless": "blank.no_ledgers",
}  # step that rests on no figure of a report → why it has no number


def step_words(view: View, rung: Rung) -> str:
    """The name of a step."""
    return view.t(f"platforms.step.{rung.key}")


def unit_words(view: View, platform: str) -> Noun:
    """What a platform counts."""
    one = view.t("platforms.unit_one.people" if platform in OF_PEOPLE else "platforms.unit_one.stations")
    return Noun(view.t(f"platforms.unit.{platform}"), one, view.language)


def blank_words(view: View, step: str, numbers: Counts, *, of_people: bool) -> str:
    """Why a step has no number: the register lacks what it needs, no file came, or no station reported it."""
    if of_people and _lacks_people(numbers):
        return view.t("blank.no_population")
    if step in BLANKS:
        return view.t(BLANKS[step])
    return view.t("blank.no_report" if numbers["sent_base"] or _came(numbers) else "blank.no_file")


def nothing_words(view: View, platform: str, numbers: Counts) -> str:
    """The sentence of a ladder of which a step has no number."""
    if platform in OF_PEOPLE and _lacks_people(numbers):
        return view.t("platforms.no_population")
    if "deployment" in METRICS_OF[platform] and not numbers["stations_deployed_base"]:
        return view.t("platforms.no_deployment")
    if _came(numbers):
        return view.t("platforms.not_all")
    return view.t("platforms.no_report" if numbers["sent_base"] else "platforms.no_file")


def _lacks_people(numbers: Counts) -> bool:
    """True where reports came, and no share or rate can be made of them for want of people."""
    return not numbers["population"] and _came(numbers) > 0


def _came(numbers: Counts) -> int:
    return numbers["reports_received"] + numbers["reports_unexpected"]


def loss_words(view: View, platform: str, rung: Rung) -> str:
    """What of the step before does not pass, and what counts here without it, apart."""
    if rung.lost is None or rung.lost_share is None:
        return ""
    number = format_number(rung.lost, view.language)
    words = {
        "number": number,
        "share": format_percent(rung.lost_share, view.language),
        "unit": unit_words(view, platform),
    }
    people = platform in OF_PEOPLE
    said = [view.t("platforms.lost_people" if people else "platforms.lost", **words)] if rung.lost else []
    if rung.gained:
        more = {"number": format_number(rung.gained, view.language)}
        more["unit"] = unit_words(view, platform)
        said.append(view.t("platforms.gained_people" if people else "platforms.gained", **more))
    return "; ".join(said)


def unknown_words(view: View, platform: str, rung: Rung, unknown: int | None) -> str:
    """How many of the step before say nothing of this one, so that two steps can be subtracted.

    Of a step that is a report they are those whose report was sent and not accepted.
    """
    if not unknown:
        return ""
    number = format_number(abs(unknown), view.language)
    words = {"number": number, "unit": unit_words(view, platform)}
    if unknown < 0:
        return view.t("platforms.only_here", **words)
    return view.t("platforms.held_back" if rung.key == "reporting" else "platforms.unknown", **words)


def fault_words(view: View, platform: str, rungs: tuple[Rung, ...]) -> list[str]:
    """A sentence for each step that stands above the one before, or above all there are."""
    whole = [
        view.t(
            "platforms.fault_whole", step=step_words(view, rung), share=shown(rung.share, PART, view.language)
        )
        for rung in rungs
        if rung.share is not None and rung.share > 1
    ]
    return whole + [
        view.t(
            "platforms.doctor.fault" if platform == "doctor" else "platforms.fault",
            step=step_words(view, rung),
            before=step_words(view, earlier),
            number=format_number(rung.rise, view.language),
            unit=unit_words(view, platform),
        )
        for earlier, rung in pairwise(rungs)
        if rung.rise
    ]
