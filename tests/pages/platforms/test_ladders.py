"""The ladders against the accepted files."""

import pytest

from data.measures.platforms import PLATFORMS, RATES, ladder, rate
from pages.platforms.numbers import numbers_now
from queries.platforms import consulting_by_date
from tests.pages.platforms.viewing import LAST, said, view


def test_the_ladder_of_records_is_that_of_the_accepted_files(sites):
    rungs = ladder("records", numbers_now(view()))
    names = [f"records_{rung.key}" for rung in rungs]
    for rung, name in zip(rungs, names, strict=True):
        known = [site for site in sites if said(site, name) is not None]
        assert rung.number == sum(said(site, name) for site in known)
        assert rung.base == sum(site["population"] for site in known)
    for rung, before, name in zip(rungs[1:], names, names[1:], strict=False):
        both = [site for site in sites if said(site, before) is not None and said(site, name) is not None]
        passes = [said(site, before) - said(site, name) for site in both]
        assert rung.lost == sum(less for less in passes if less > 0)
        assert rung.gained == -sum(less for less in passes if less < 0)


def test_the_network_is_that_of_the_accepted_files(sites):
    _, connected, consulting = ladder("network", numbers_now(view()))
    joined = [s for s in sites if s["report"] and s["report"]["network_connected"] is not None]
    assert connected.base == len(joined)
    assert connected.number == sum(s["report"]["network_connected"] for s in joined)
    heard = [s for s in sites if said(s, "teleconsultations") is not None and s["population"] > 0]
    assert consulting.base == len(heard)
    assert consulting.number == sum(said(s, "teleconsultations") > 0 for s in heard)
    last = consulting_by_date(view().snapshot, view().scope).row(-1, named=True)
    assert (last["consulting"], last["consulting_base"]) == (consulting.number, consulting.base)


def test_v20_steps_are_counts_of_the_same_sites(sites):
    whole, deployed, reporting, paperless = ladder("v20", numbers_now(view()))
    on = [s for s in sites if s["platform_since"] is not None and s["platform_since"] <= LAST]
    assert whole.number == len(sites)
    assert deployed.number == len(on)
    assert reporting.number == sum(s["report"] is not None for s in sites)
    held_back = numbers_now(view())["reports_held_back"]
    assert reporting.base == len(sites) - held_back
    assert reporting.lost == deployed.number - sum(s["report"] is not None for s in on) - held_back
    assert paperless.share == paperless.number / paperless.base


def test_a_doctor_for_every_citizen_is_that_of_the_accepted_files(sites):
    created, assigned, treated = ladder("doctor", numbers_now(view()))
    for rung, name in ((created, "records_created"), (treated, "records_opened")):
        assert rung.number == sum(said(site, name) or 0 for site in sites)
    known = [site for site in sites if said(site, "citizens_with_doctor") is not None]
    assert assigned.number == sum(said(site, "citizens_with_doctor") for site in known)
    assert assigned.base == sum(site["population"] for site in known)
    both = [site for site in known if said(site, "records_created") is not None]
    passes = [said(site, "records_created") - said(site, "citizens_with_doctor") for site in both]
    assert assigned.lost == sum(less for less in passes if less > 0)


def test_chatbot_and_templates_are_those_of_the_accepted_files(sites):
    numbers = numbers_now(view())
    *_, chatting = ladder("chatbot", numbers)
    heard = [s for s in sites if said(s, "chatbot_sessions") is not None and s["population"] > 0]
    assert (chatting.number, chatting.base) == (
        sum(s["report"]["chatbot_sessions"] > 0 for s in heard),
        len(heard),
    )
    sessions, people = (
        sum(s["report"]["chatbot_sessions"] for s in heard),
        sum(s["population"] for s in heard),
    )
    assert rate("chatbot", numbers) == pytest.approx(1000 * sessions / people)
    *_, some, every = ladder("templates", numbers)
    used = [s["report"]["templates_in_use"] for s in sites if s["report"]]
    known = [number for number in used if number is not None]
    assert (some.number, some.base) == (sum(number > 0 for number in known), len(known))
    assert (every.number, every.lost) == (known.count(42), some.number - known.count(42))


def test_every_platform_and_service_has_registered_active_and_used():
    said_of = {p: {rung.meaning for rung in ladder(p, numbers_now(view()))} - {""} for p in PLATFORMS}
    for platform, meanings in said_of.items():
        assert meanings | ({"used"} if platform in RATES else set()) == {"registered", "active", "used"}, (
            platform
        )
