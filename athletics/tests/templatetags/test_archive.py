"""How values are put into words and HTML."""

import datetime as dt
import json
from types import SimpleNamespace as Thing

import pytest

from athletics.domain.dates import PartialDate
from athletics.templatetags import archive


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th")),
        *((12, "12th"), (13, "13th"), (21, "21st"), (22, "22nd"), (101, "101st")),
        *((111, "111th"), (112, "112th"), (113, "113th"), (1003, "1003rd")),
    ],
)
def test_ordinal(number, words):
    assert archive.ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "result", "0 results"),
        (1, "result", "1 result"),
        (2, "entry", "2 entries"),
        (1, "entry", "1 entry"),
        (12_345, "row", "12,345 rows"),
    ],
)
def test_plural(number, noun, words):
    assert archive.plural(number, noun) == words


@pytest.mark.parametrize(
    ("number", "words"), [(None, "0"), (0, "0"), (999, "999"), (98_304, "98,304")]
)
def test_thousands(number, words):
    assert archive.thousands(number) == words


def test_years():
    assert archive.years((2019, 2019)) == "2019"
    assert archive.years((2019, 2025)) == "2019–2025"


@pytest.mark.parametrize(
    ("day", "html"),
    [
        (dt.date(2023, 8, 3), '<time datetime="2023-08-03">3 August 2023</time>'),
        (PartialDate(1997, 10, 8), '<time datetime="1997-10-08">8 October 1997</time>'),
        (PartialDate(1997, 10), '<time datetime="1997-10">October 1997</time>'),
        (PartialDate(1997), '<time datetime="1997">1997</time>'),
        (PartialDate(1897, about=True), '<time datetime="1897">about 1897</time>'),
        (None, '<span class="quiet">date not held</span>'),
    ],
)
def test_time_tag(day, html):
    assert archive.time_tag(day) == html


def test_days_span():
    assert archive.days_span([]) == ""
    assert archive.days_span([dt.date(2023, 8, 19)]) == "19 August 2023"
    days = [dt.date(2023, 8, 19), dt.date(2023, 8, 20), dt.date(2023, 8, 23)]
    assert archive.days_span(iter(days)) == "19 to 23 August 2023"
    assert archive.weekday(days[0]) == "Saturday"


@pytest.mark.parametrize(
    ("mark", "measure", "words"),
    [
        ("8.95", "distance", "8.95 m"),
        ("8.95w", "distance", "8.95 m w"),
        ("", "distance", ""),
        ("3:29.38", "time", "3:29.38"),
        ("10.2h", "time", "10.2h"),
        ("9126", "points", "9126"),
    ],
)
def test_with_unit(mark, measure, words):
    assert archive.with_unit(mark, measure) == words


def nation(code, iso2="", kind="nation", name="Somewhere"):
    return Thing(
        code=code,
        iso2=iso2,
        kind=kind,
        name=name,
        get_absolute_url=lambda: f"/countries/{code.lower()}/",
    )


@pytest.mark.parametrize(
    ("country", "file"),
    [
        (nation("GBR", "GB"), "gb"),
        (nation("ENG", "GB"), "gb-eng"),
        (nation("SCO", "GB"), "gb-sct"),
        (nation("WAL"), "gb-wls"),
        (nation("NIR", "GB"), "gb-nir"),
        (nation("URS", "RU", "former"), ""),
        (nation("ANA", "", "neutral"), ""),
        (nation("XXX"), ""),
    ],
)
def test_flag(country, file):
    html = archive.flag(country)
    assert (f'src="/static/img/flags/{file}.svg"' in html) if file else html == ""


def test_a_country_has_its_flag_code_and_name():
    html = archive.country(nation("CIV", "CI", name="Côte d'Ivoire & more"))
    assert html.endswith(
        '<a href="/countries/civ/"><abbr title="Côte d&#x27;Ivoire &amp; more">CIV</abbr></a>'
    )
    assert html.startswith('<img class="flag"')


def test_a_competitor_is_an_athlete_or_a_team():
    kerr = Thing(name="Josh <b>", get_absolute_url=lambda: "/athletes/josh-kerr/")
    usa = nation("USA", name="United States")
    row = Thing(athlete=kerr, country=usa, team="")
    assert archive.competitor(row) == '<a href="/athletes/josh-kerr/">Josh &lt;b&gt;</a>'
    row.athlete = None
    assert archive.competitor(row) == '<a href="/countries/usa/">United States</a>'
    row.team = "2"
    assert archive.competitor(row) == '<a href="/countries/usa/">United States 2</a>'


@pytest.mark.parametrize(
    ("status", "mark", "html"),
    [
        ("OK", "8.95", "8.95 m"),
        ("OK", "", '<abbr title="mark not held">–</abbr>'),
        ("DQ", "", '<abbr title="disqualified">DQ</abbr>'),
        ("DQ", "8.95", '<abbr title="disqualified">DQ</abbr> <s>8.95 m</s>'),
        ("NM", "", '<abbr title="no mark">NM</abbr>'),
        ("DNS", "", '<abbr title="did not start">DNS</abbr>'),
        ("TOOKPART", "", '<abbr title="took part, outcome not held">took part</abbr>'),
        ("UNPLACED", "", '<abbr title="competed, place not held">unplaced</abbr>'),
        ("UNPLACED", "8.95", "8.95 m"),
    ],
)
def test_outcome(status, mark, html):
    assert archive.outcome(Thing(status=status, mark=mark), "distance") == html


def test_medals_advancing_and_records_say_what_they_mean():
    assert archive.medal("G") == ('<span class="medal gold"><abbr title="gold">G</abbr></span>')
    assert archive.advanced("qR") == '<abbr title="advanced by the referee">qR</abbr>'
    assert archive.advanced("") == ""
    assert archive.record_tags("WR =NR X<") == (
        '<abbr title="world record">WR</abbr> <abbr title="national record">=NR</abbr> '
        '<abbr title="X&lt;">X&lt;</abbr>'
    )


@pytest.mark.parametrize(
    ("phase", "name", "component", "words"),
    [
        ("final", "Final", "", "final"),
        ("semifinal", "Semifinal 2", "", "semifinal 2"),
        ("unknown", "Round not known", "", ""),
        ("combined", "Leg", "LJ", "leg: LJ"),
    ],
)
def test_unit_of(phase, name, component, words):
    unit = Thing(phase=phase, name=name, component=component)
    assert archive.unit_of(Thing(unit=unit)) == words


def test_who_said_it():
    claim = Thing(source_id="ap", source=Thing(title="A <P>"), url="", said_on=None, title="")
    assert archive.said_by(claim) == '<a href="/sources/#ap">A &lt;P&gt;</a>'
    claim.said_on, claim.url = PartialDate(2023, 8), 'https://a.example/?a="b"'
    assert archive.said_by(claim) == (
        '<a href="/sources/#ap">A &lt;P&gt;</a>, August 2023 '
        '(<a href="https://a.example/?a=&quot;b&quot;" rel="external nofollow">the page</a>)'
    )


def test_structured_data_is_json_that_cannot_leave_its_block():
    data = {"name": '</script><!-- & \u2028\u2029 "quoted" \\ é'}
    html = archive.structured_data(data)
    start, end = '<script type="application/ld+json">', "</script>"
    assert html.startswith(start)
    assert html.endswith(end)
    inside = html[len(start) : -len(end)]
    assert json.loads(inside) == data
    assert not set("<>&\u2028\u2029") & set(inside)


def test_page_links_keep_the_query(rf):
    context = {"request": rf.get("/athletes/?name=a%26b&page=3&sex=W")}
    assert archive.page_link(context, 4) == "?name=a%26b&page=4&sex=W"
