"""The commands around a load: what they print, and with which code they end."""

import io

import pytest
from django.core.management import CommandError, call_command

from athletics.models import Club, LoadedFile
from athletics.tests.services.tiny import TINY, everything, files_of, replace, set_cell

pytestmark = pytest.mark.django_db
ROWS = sum(text.count("\n") - 1 for text in TINY.values()) - 1


def run(*arguments):
    """What a command prints to standard output and to standard error, without the progress."""
    out, errors = io.StringIO(), io.StringIO()
    call_command(*arguments, stdout=out, stderr=errors)
    return out.getvalue(), errors.getvalue()


def test_a_load_says_what_it_wrote(root):
    first = f"{ROWS} rows new, 0 changed, 0 removed, 0 in conflict.\n"
    assert run("load_archive", str(root)) == (first, "")
    nothing = "0 rows new, 0 changed, 0 removed, 0 in conflict.\n"
    assert run("load_archive", str(root)) == (nothing, "")


def test_a_check_writes_nothing(root):
    assert run("load_archive", str(root), "--check") == ("No problems.\n", "")
    assert set(map(len, everything().values())) == {0}


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_every_problem_is_printed_and_the_command_fails(root, options):
    set_cell(root, "clubs.csv", 1, "country", "XXX")
    set_cell(root, "athletes.csv", 1, "sex", "F")
    errors = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("load_archive", str(root), *options, verbosity=0, stderr=errors)
    assert (str(failed.value), failed.value.returncode) == ("2 problems; nothing was written", 1)
    assert errors.getvalue().splitlines() == [
        "athletes.csv:2 sex = 'F': is none of M, W",
        "clubs.csv:2 country = 'XXX': is no country code; add it to countries.csv",
    ]
    assert set(map(len, everything().values())) == {0}


def test_a_conflict_is_printed_and_left_unless_overwritten(loaded):
    Club.objects.update(name="Site AC")
    replace(loaded, "clubs.csv", "Edinburgh AC", "File AC")
    _, errors = run("load_archive", str(loaded))
    assert errors == (
        "Conflict, left as on the site: clubs.csv edinburgh-ac: "
        "changed in the file and on the site\n"
    )
    assert Club.objects.get().name == "Site AC"
    out, errors = run("load_archive", str(loaded), "--overwrite")
    assert (out, errors) == ("0 rows new, 1 changed, 0 removed, 0 in conflict.\n", "")
    assert Club.objects.get().name == "File AC"


@pytest.mark.parametrize("name", ["nowhere", "clubs.csv"])
def test_a_path_that_is_no_folder_is_refused(root, name):
    with pytest.raises(CommandError) as failed:
        call_command("load_archive", str(root / name))
    assert str(failed.value) == (
        f"{root / name} is no folder; name the folder that holds athletes.csv"
    )


def test_an_export_says_how_many_rows_it_wrote(loaded, tmp_path):
    out = tmp_path / "new" / "folder"
    assert run("export_archive", str(out)) == (f"{ROWS} rows written to {out}\n", "")
    assert files_of(out) == files_of(loaded)


def test_an_export_of_an_empty_database_has_the_headers_alone(tmp_path):
    run("export_archive", str(tmp_path / "out"))
    assert files_of(tmp_path / "out") == {
        path: (text.partition("\n")[0] + "\n").encode()
        for path, text in sorted(TINY.items())
        if path.count("/") == 0 or path.startswith("claims/")
    }
    assert LoadedFile.objects.count() == 0
