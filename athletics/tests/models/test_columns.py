import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError

from athletics.domain.dates import PartialDate
from athletics.models import Athlete, Edition, Event, Medal, Redirect, Result, Status
from athletics.models.fields import PartialDateField
from athletics.tests import factories as make

pytestmark = pytest.mark.django_db

WRITTEN = ["", "1896-12-31", "1897", "1897-05", "1897-05-03", "~1897", "1898"]


@pytest.fixture
def athletes():
    return {text: make.athlete(born=text) for text in reversed(WRITTEN)}


def test_partial_dates_come_from_the_database_in_the_order_of_time(athletes):
    born = Athlete.objects.order_by("born").values_list("born", flat=True)
    assert [str(date or "") for date in born] == WRITTEN


def test_partial_dates_come_back_as_they_were_written(athletes):
    for text, athlete in athletes.items():
        athlete.refresh_from_db()
        assert athlete.born == (PartialDate.parse(text) if text else None)


@pytest.mark.parametrize(
    ("lookup", "value", "found"),
    [
        ("born", "~1897", ["~1897"]),
        ("born", PartialDate(1897), ["1897"]),
        ("born", "", [""]),
        ("born", None, [""]),
        ("born__gt", "1897", ["1897-05", "1897-05-03", "~1897", "1898"]),
        ("born__lt", "1897", ["", "1896-12-31"]),
        ("born__gte", PartialDate(1897, 5, 3), ["1897-05-03", "~1897", "1898"]),
        ("born__in", ["1897", "1898"], ["1897", "1898"]),
    ],
)
def test_partial_dates_are_filtered_as_they_sort(athletes, lookup, value, found):
    born = Athlete.objects.filter(**{lookup: value}).order_by("born").values_list("born", flat=True)
    assert [str(date or "") for date in born] == found


def test_a_wrong_date_is_refused_in_a_form_with_the_mend():
    with pytest.raises(ValidationError) as refused:
        PartialDateField().clean("8.10.1997", None)
    assert refused.value.messages == [
        "'8.10.1997' is no date; write 1997-10-08, 1997-10, 1997 or ~1997"
    ]


@pytest.mark.parametrize(
    ("text", "written"), [("~1897", "~1897"), ("1897-05", "1897-05"), ("", "")]
)
def test_a_partial_date_is_serialised_as_it_is_written(text, written):
    athlete = make.athlete(born=text)
    athlete.refresh_from_db()
    assert Athlete._meta.get_field("born").value_to_string(athlete) == written


DRAFT = {"status": Status.DRAFT}


@pytest.fixture
def programme():
    """A published edition with a draft event, and a draft edition with a published one."""
    shown, hidden = make.edition("2023-budapest"), make.edition("2025-tokyo", **DRAFT)
    mile = make.discipline("MILE")
    for event in (
        make.event(edition=shown),
        make.event(edition=shown, discipline=mile, **DRAFT),
        make.event(edition=hidden),
        make.event(edition=hidden, discipline=mile, **DRAFT),
    ):
        make.result(unit=make.unit(event=event))
        make.medal(event=event)


VISITORS = [
    None,
    AnonymousUser(),
    User(username="reader", is_staff=False),
    User(username="former", is_staff=True, is_active=False),
]


@pytest.mark.parametrize("user", VISITORS[:3], ids=["nobody", "anonymous", "reader"])
def test_drafts_are_hidden_from_visitors(programme, user):
    seen = [("2023-budapest", "mens-1500m")]
    events = Event.objects.visible_to(user)
    results = Result.objects.visible_to(user)
    medals = Medal.objects.visible_to(user)
    assert [one.slug for one in Edition.objects.visible_to(user)] == ["2023-budapest"]
    assert list(events.values_list("edition__slug", "slug")) == seen
    assert list(results.values_list("unit__event__edition__slug", "unit__event__slug")) == seen
    assert list(medals.values_list("event__edition__slug", "event__slug")) == seen


def test_staff_see_drafts(programme):
    staff = User(username="editor", is_staff=True)
    models = (Edition, Event, Result, Medal)
    assert [model.objects.visible_to(staff).count() for model in models] == [2, 4, 4, 4]


def test_an_athletes_names_are_folded_for_search_and_sort():
    athlete = make.athlete(
        given_name="Narve Gilje", family_name="Nordås", other_names="N. Nordaas; N. G. Nordås"
    )
    assert athlete.sort_name == "nordas, narve gilje"
    assert athlete.search_name == (
        "narve gilje nordas | nordas narve gilje | n nordaas | n g nordas"
    )


def test_a_form_fills_the_folded_names_and_the_key_of_the_competitor():
    athlete, result = make.athlete(), make.result()
    athlete.family_name, result.athlete, result.team = "Ødegård", None, "2"
    athlete.clean()
    result.clean()
    assert (athlete.sort_name.split(",")[0], result.competitor_key) == ("odegard", "GBR-2")


def test_a_redirect_leads_to_the_thing_wherever_it_stands_today():
    athlete = make.athlete("josh-kerr")
    redirect = make.redirect("athletes/joshua-kerr", athlete=athlete)
    Athlete.objects.filter(pk=athlete.pk).update(slug="j-kerr")
    redirect = Redirect.objects.get(pk=redirect.pk)
    assert redirect.target == athlete
    assert redirect.get_absolute_url() == "/athletes/j-kerr/"


@pytest.mark.parametrize(
    ("kind", "factory", "address"),
    [
        ("edition", make.edition, "/championships/world-championships/2023-budapest/"),
        ("club", make.club, "/clubs/edinburgh-ac/"),
    ],
)
def test_a_redirect_leads_to_an_edition_or_a_club(kind, factory, address):
    assert make.redirect(**{kind: factory()}).get_absolute_url() == address


def test_a_medal_decision_knows_whether_its_day_is_known():
    days = {"2013-05-01": True, "2013-05": False, "2013": False, "": False}
    for effective, known in days.items():
        decision = make.medal_decision(effective=effective)
        decision.refresh_from_db()
        assert decision.date_known is known
