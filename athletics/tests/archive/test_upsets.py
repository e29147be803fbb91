"""Favourites beaten and forecasts over the whole archive: cases that anybody can check."""

from collections import defaultdict
from collections.abc import Iterable

import pytest
from django.db.models import Sum

from athletics.models import Basis, Evaluation, Event, Expectation, Forecast, Price, Upset


def event(path: str) -> Event:
    championship, edition, slug = path.split("/")
    return Event.objects.get(edition__championship=championship, edition__slug=edition, slug=slug)


def told(path: str, basis: str) -> Upset:
    return Upset.objects.get(event=event(path), basis=basis)


BUDAPEST = "world-championships/2023-budapest/mens-1500m"


def test_kerr_beat_a_favourite_at_1_7() -> None:
    upset = told(BUDAPEST, Basis.ODDS)
    assert (upset.favourite.slug, upset.winner.slug) == ("jakob-ingebrigtsen", "josh-kerr")
    assert (upset.price, upset.favourite_chance, upset.at_most) == ("1/7", 875_000, True)
    assert (upset.is_upset, upset.is_first, upset.kind) == (True, True, "final")
    assert (upset.favourite_place, upset.favourite_status) == (2, "OK")
    assert upset.olympic_champion
    assert upset.season_leader
    assert not upset.title_holder
    assert upset.evidence == (
        "1-7 favourite, season leader by 1.75 s and Olympic champion, finished second"
    )


def test_the_other_price_of_budapest_is_held_beside_it_with_its_source() -> None:
    other = Price.objects.get(event=event(BUDAPEST), price="-650")
    assert (str(other.quoted_on), other.athlete.slug) == ("2023-08-18", "jakob-ingebrigtsen")
    assert other.source_id
    assert other.url
    assert Price.objects.get(event=event(BUDAPEST), price="1/7").url


@pytest.mark.parametrize(
    ("path", "winner"),
    [
        ("world-championships/2022-eugene/mens-5000m", "jakob-ingebrigtsen"),
        ("world-championships/2023-budapest/mens-5000m", "jakob-ingebrigtsen"),
        ("world-championships/2023-budapest/mens-400m-hurdles", "karsten-warholm"),
        ("world-championships/2023-budapest/mens-pole-vault", "armand-duplantis"),
    ],
)
def test_titles_that_surprised_nobody_are_no_upsets(path: str, winner: str) -> None:
    assert Expectation.objects.get(event=event(path)).winner.slug == winner
    upsets = Upset.objects.filter(event=event(path))
    assert [one for one in upsets if one.is_upset or one.is_shock] == []


@pytest.mark.parametrize(
    ("path", "favourite", "status", "words"),
    [
        (
            "world-championships/2011-daegu/mens-100m",
            "usain-bolt",
            "DQ",
            "was disqualified in the final",
        ),
        (
            "world-championships/2009-berlin/womens-pole-vault",
            "yelena-isinbayeva",
            "NM",
            "had no mark in the final",
        ),
    ],
)
def test_favourites_without_a_result(path: str, favourite: str, status: str, words: str) -> None:
    upset = Upset.objects.get(event=event(path), is_first=True)
    assert upset.favourite.slug == favourite
    assert (upset.kind, upset.favourite_status) == ("no-result", status)
    assert upset.evidence.endswith(words)


def test_tokyo_1964_stands_on_report() -> None:
    upset = told("olympic-games/1964-tokyo/mens-10000m", Basis.REPORTED)
    assert (upset.winner.slug, upset.favourite_chance) == ("billy-mills", None)
    assert upset.is_upset
    assert upset.is_first


def test_olympic_champions_beaten_at_1_4_or_shorter() -> None:
    held = Upset.objects.filter(basis=Basis.ODDS, olympic_champion=True, implied__gte=800_000)
    assert set(held.values_list("favourite__slug", "event__edition__year")) == {
        ("keely-hodgkinson", 2025),
        ("jakob-ingebrigtsen", 2023),
    }


def test_the_events_with_a_price() -> None:
    priced = Expectation.objects.filter(has_odds=True)
    years = priced.order_by("event__edition__year").values_list("event__edition__year", flat=True)
    assert (len(years), years[0], list(years)[-1]) == (52, 2012, 2025)


def test_the_same_favourite_was_beaten_again_by_the_same_country() -> None:
    first, second = (
        told("world-championships/2022-eugene/mens-1500m", Basis.MODEL),
        told(BUDAPEST, Basis.ODDS),
    )
    assert (first.favourite_id, first.winner.slug) == (second.favourite_id, "jake-wightman")
    assert (second.again, second.again_by_country) == (True, True)


def test_nobody_beats_themself_and_each_event_has_one_first_case() -> None:
    firsts: dict[int, int] = defaultdict(int)
    for pk in Upset.objects.filter(is_first=True).values_list("event", flat=True):
        firsts[pk] += 1
    assert set(firsts.values()) == {1}
    for upset in Upset.objects.exclude(favourite_place=None).filter(kind="final"):
        assert upset.favourite_place in (2, 3), upset
    assert not Upset.objects.filter(favourite_status="DNS", kind="no-result").exists()


def nats(footing: str) -> dict[str, Evaluation]:
    return {one.method: one for one in Evaluation.objects.filter(footing=footing)}


@pytest.mark.parametrize("footing", ["entrants", "open"])
def test_the_model_is_better_than_the_season_list_and_both_than_knowing_nothing(
    footing: str,
) -> None:
    held = nats(footing)
    assert held["model"].gain_low > 0
    assert (
        held["model"].log_loss
        < held["season"].log_loss
        < held["leader"].log_loss
        < held["uniform"].log_loss
    )
    assert len({one.events for one in held.values()}) == 1


def test_the_model_reaches_the_bar_on_the_open_footing() -> None:
    assert nats("open")["model"].log_loss < 2.30


def sums(rows: Iterable[tuple[int, str, int]]) -> set[int]:
    """By how much the chances of an event and basis miss the whole."""
    return {abs(total - 1_000_000) for _, _, total in rows}


def test_the_chances_of_every_event_and_computed_basis_are_the_whole() -> None:
    computed = Forecast.objects.filter(basis__in=[Basis.MODEL, Basis.SEASON]).order_by()
    rows = list(computed.values_list("event", "basis").annotate(total=Sum("chance")))
    assert len(rows) > 2 * 900
    assert max(sums(rows)) <= 50  # rounded to millionths, a hundred entrants at the most
    missing = Expectation.objects.filter(has_model=True).exclude(
        event__forecasts__basis=Basis.MODEL
    )
    assert not missing.exists()
