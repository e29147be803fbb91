"""File and site both changed since the last load: nothing is lost, everything is said."""

import pytest

from athletics.models import Athlete, Claim, Club, Event, Quote, Redirect, Result, SeasonBest
from athletics.services.archive.load import is_loaded
from athletics.services.archive.problems import ArchiveError
from athletics.tests import factories as make
from athletics.tests.services.tiny import (
    BUDAPEST,
    LONDON,
    QUIET,
    TINY,
    add_line,
    everything,
    load,
    remove_line,
    replace,
    write,
)

CLUB = "clubs.csv"
NEW_CLUB = "leith-ac,Leith AC,Edinburgh,GBR,"
BOTH = "clubs.csv edinburgh-ac: changed in the file and on the site"
GONE_HERE = "clubs.csv edinburgh-ac: changed in the file, deleted on the site"
ADDED = "clubs.csv leith-ac: changed in the file and on the site"


def on_site(**values):
    Club.objects.filter(slug="edinburgh-ac").update(**values)


def in_file(name):
    def change(root):
        replace(root, CLUB, "Edinburgh AC", name)

    return change


def names():
    return list(Club.objects.order_by("slug").values_list("name", flat=True))


def without_club(root):
    """Nothing else names the club."""
    remove_line(root, "redirects.csv", "clubs")
    remove_line(root, "memberships.csv", "jake")
    remove_line(root, "memberships.csv", "josh")
    load(root)


def test_a_row_edited_on_the_site_alone_is_kept(loaded):
    on_site(name="Site AC")
    assert load(loaded) == QUIET
    add_line(loaded, CLUB, NEW_CLUB)
    assert load(loaded) == (1, 0, 0, [])
    assert names() == ["Site AC", "Leith AC"]


def test_a_row_changed_in_the_file_alone_is_written(loaded):
    in_file("File AC")(loaded)
    assert load(loaded) == (0, 1, 0, [])
    assert names() == ["File AC"]


def test_a_row_changed_on_both_sides_is_a_conflict_and_kept_until_overwritten(loaded):
    on_site(name="Site AC")
    in_file("File AC")(loaded)
    assert load(loaded) == (0, 0, 0, [BOTH])
    assert names() == ["Site AC"]
    assert load(loaded) == (0, 0, 0, [BOTH])
    assert load(loaded, overwrite=True) == (0, 1, 0, [])
    assert names() == ["File AC"]
    assert load(loaded) == QUIET


def test_a_row_changed_alike_on_both_sides_is_quiet(loaded):
    on_site(name="Same AC")
    in_file("Same AC")(loaded)
    assert load(loaded) == QUIET
    on_site(name="Later AC")
    assert load(loaded) == QUIET


def test_a_conflict_ends_when_the_file_goes_back(loaded):
    on_site(name="Site AC")
    in_file("File AC")(loaded)
    load(loaded)
    replace(loaded, CLUB, "File AC", "Edinburgh AC")
    assert load(loaded) == QUIET
    assert names() == ["Site AC"]


def test_a_conflict_ends_when_the_file_takes_the_sites_word(loaded):
    on_site(name="Site AC")
    in_file("File AC")(loaded)
    load(loaded)
    replace(loaded, CLUB, "File AC", "Site AC")
    assert load(loaded) == QUIET
    replace(loaded, CLUB, "Site AC", "Next AC")
    assert load(loaded) == (0, 1, 0, [])


def test_a_row_deleted_on_the_site_alone_stays_deleted(loaded):
    without_club(loaded)
    Club.objects.all().delete()
    assert load(loaded) == QUIET
    add_line(loaded, CLUB, NEW_CLUB)
    assert load(loaded) == (1, 0, 0, [])
    assert names() == ["Leith AC"]


def test_a_row_deleted_on_the_site_and_changed_in_the_file_is_a_conflict(loaded):
    without_club(loaded)
    Club.objects.all().delete()
    in_file("File AC")(loaded)
    assert load(loaded) == (0, 0, 0, [GONE_HERE])
    assert load(loaded) == (0, 0, 0, [GONE_HERE])
    assert names() == []
    assert load(loaded, overwrite=True) == (1, 0, 0, [])
    assert names() == ["File AC"]


@pytest.mark.parametrize(
    ("name", "report"), [("Leith AC", QUIET), ("Other AC", (0, 0, 0, [ADDED]))]
)
def test_a_row_added_on_both_sides_is_quiet_if_equal_else_a_conflict(loaded, name, report):
    make.club("leith-ac", name=name, city="Edinburgh")
    add_line(loaded, CLUB, NEW_CLUB)
    assert load(loaded) == report
    assert load(loaded) == report
    assert names()[1] == name


def test_a_row_added_on_both_sides_can_be_overwritten(loaded):
    make.club("leith-ac", name="Other AC", city="Edinburgh")
    add_line(loaded, CLUB, NEW_CLUB)
    assert load(loaded, overwrite=True) == (0, 1, 0, [])
    assert names()[1] == "Leith AC"


TAKEN_OUT = "season_bests/1500m.csv josh-kerr|1|2022: taken out of the file, changed on the site"


def test_a_row_taken_out_of_the_file_but_edited_on_the_site_is_a_conflict(loaded):
    SeasonBest.objects.filter(indoor=True).update(venue="Glasgow")
    remove_line(loaded, "season_bests/1500m.csv", "josh-kerr,1")
    assert load(loaded) == (0, 0, 0, [TAKEN_OUT])
    assert load(loaded) == (0, 0, 0, [TAKEN_OUT])
    assert SeasonBest.objects.filter(venue="Glasgow").count() == 1
    assert load(loaded, overwrite=True) == (0, 0, 1, [])
    assert SeasonBest.objects.filter(indoor=True).count() == 0
    assert load(loaded) == QUIET


def test_a_conflict_in_a_file_taken_out_is_told_at_every_load(loaded):
    SeasonBest.objects.filter(indoor=True).update(venue="Glasgow")
    (loaded / "season_bests/1500m.csv").unlink()
    assert load(loaded) == (0, 0, 2, [TAKEN_OUT])
    assert load(loaded) == (0, 0, 0, [TAKEN_OUT])
    assert load(loaded, overwrite=True) == (0, 0, 1, [])
    assert load(loaded) == QUIET


def test_a_row_deleted_on_both_sides_is_quiet(loaded):
    SeasonBest.objects.filter(indoor=True).delete()
    remove_line(loaded, "season_bests/1500m.csv", "josh-kerr,1")
    assert load(loaded) == QUIET


def test_a_conflict_does_not_hold_up_other_rows(loaded):
    on_site(name="Site AC")
    in_file("File AC")(loaded)
    replace(loaded, BUDAPEST, "3:29.38", "3:29.28")
    add_line(loaded, CLUB, NEW_CLUB)
    assert load(loaded) == (1, 1, 0, [BOTH])
    assert names() == ["Site AC", "Leith AC"]


def test_a_result_edited_on_the_site_is_kept_and_named_by_its_line(loaded):
    Result.objects.filter(athlete__slug="josh-kerr", place=1).update(note="by an editor")
    replace(loaded, BUDAPEST, "3:29.38", "3:29.28")
    _, _, _, conflicts = load(loaded)
    assert conflicts == [
        f"{BUDAPEST} M|1500|||final||josh-kerr: changed in the file and on the site"
    ]


# What the files name may be gone from the site: refused in words, and nothing is written.

REMOVED = "is in the files, but was removed or renamed on the site; export the archive and compare"


def refused(root):
    """The problems of a load that is refused and changes nothing."""
    before = everything()
    with pytest.raises(ArchiveError) as refusal:
        load(root)
    assert everything() == before
    return [(problem.path, problem.column, problem.message) for problem in refusal.value.problems]


def test_a_new_row_of_an_athlete_renamed_on_the_site_is_refused(loaded):
    Athlete.objects.filter(slug="kai-long").update(slug="kai-longer")
    add_line(loaded, "season_bests/long-jump.csv", "kai-long,0,2024,8.60,,2024-06-01,")
    assert refused(loaded) == [("season_bests/long-jump.csv", "athlete", REMOVED)]


def test_a_new_result_in_an_event_removed_on_the_site_is_refused(loaded):
    Event.objects.filter(slug="mens-high-jump").delete()
    add_line(loaded, BUDAPEST, "M,HJ,,,final,,,4,OK,jake-wightman,GBR,,2.30,,,,,,,,,list")
    assert refused(loaded) == [(BUDAPEST, "discipline", REMOVED)]


def test_a_claim_about_a_result_removed_on_the_site_is_refused(loaded):
    Result.objects.filter(unit__event__slug="mens-high-jump", place=3).delete()
    result = "world-championships,2023-budapest,M,HJ,,,final,,kai-long,USA,"
    add_line(loaded, "claims/results.csv", f"{result},value,mark,2.31,list,,,,open,")
    assert refused(loaded) == [("claims/results.csv", "athlete", REMOVED)]


def test_a_redirect_to_a_club_removed_on_the_site_is_refused(loaded):
    without_club(loaded)
    Club.objects.all().delete()
    add_line(loaded, "redirects.csv", "clubs/e-ac,,,edinburgh-ac")
    assert refused(loaded) == [("redirects.csv", "club", REMOVED)]


def test_an_athlete_taken_out_of_the_files_but_quoted_on_the_site_is_refused(loaded):
    make.quote(athlete=Athlete.objects.get(slug="dora-dee"), event=Event.objects.first())
    remove_line(loaded, "athletes.csv", "dora-dee")
    remove_line(loaded, LONDON, "W,1500,,,heat,1,2012-08-06,,DNS")
    ((path, _, message),) = refused(loaded)
    assert (path, message.partition(":")[0]) == (
        "the database",
        "refuses what the files and the site say together",
    )


def test_an_event_taken_out_of_the_files_does_not_take_along_what_the_site_added(loaded):
    make.story(event=Event.objects.get(slug="mens-high-jump"))
    remove_line(loaded, "events.csv", "world-championships,2023-budapest,M,HJ")
    for _ in range(4):
        text = (loaded / BUDAPEST).read_text(encoding="utf-8")
        (loaded / BUDAPEST).write_text(
            "".join(line for line in text.splitlines(True) if not line.startswith("M,HJ")),
            encoding="utf-8",
        )
    assert refused(loaded) == [
        (
            "events.csv",
            "",
            "rows taken out still have stories on the site; --overwrite removes them too",
        )
    ]
    assert load(loaded, overwrite=True) == (0, 0, 5, [])
    assert not Event.objects.filter(slug="mens-high-jump").exists()


def test_what_stands_on_the_site_alone_is_never_touched(loaded):
    quote = make.quote(event=None)
    claim = make.claim(medal_decision=make.medal_decision())
    redirect = make.redirect("athletes/older")
    replace(loaded, "quotes.csv", "2023-08-23", "2023-08")
    replace(loaded, "claims/events.csv", "attributed", "open")
    replace(loaded, "redirects.csv", "athletes/joshua-kerr,josh-kerr", "athletes/j-k,josh-kerr")
    load(loaded, overwrite=True)
    for kept in (quote, claim, redirect):
        kept.refresh_from_db()
    assert (Quote.objects.count(), Claim.objects.count(), Redirect.objects.count()) == (2, 6, 4)


def test_a_load_into_a_database_filled_by_hand_takes_what_is_equal(root, db):
    make.country("GER", name="Germany", iso2="DE", note="reunited")
    make.country("NOR", name="Norwegen", iso2="NO")
    _, _, _, conflicts = load(root)
    assert conflicts == ["countries.csv NOR: changed in the file and on the site"]
    write(root, {"countries.csv": TINY["countries.csv"].replace("Norway", "Norwegen")})
    assert load(root) == QUIET


def test_files_in_conflict_count_as_loaded_so_that_no_start_reads_them_again(loaded):
    on_site(name="Site AC")
    in_file("File AC")(loaded)
    assert load(loaded)[3] == [BOTH]
    assert is_loaded(loaded) is True
    assert load(loaded)[3] == [BOTH]
