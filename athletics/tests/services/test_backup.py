"""A backup comes back row for row; what is no whole backup changes nothing."""

import gzip
import io
import json
import sqlite3
import tarfile
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from athletics.services import backup as backups
from athletics.services.backup import BackupError, backup
from athletics.services.database_copies import CopyError, SqliteCopies, content, tables_of
from athletics.services.restore import restore
from athletics.tests.services.tiny import HELD


def on_file(path):
    """A database in a file, opened with Django."""
    opened = connection.copy(alias="file")
    opened.settings_dict = {**opened.settings_dict, "NAME": str(path)}
    return opened


def everything(database):
    return content(database, tables_of(database))


@pytest.fixture
def held(loaded, tmp_path):
    """The tiny archive in a file."""
    if connection.vendor != "sqlite":
        pytest.skip("of SQLite; the drill on PostgreSQL stands in test_backup_on_postgresql.py")
    # As it stands within the transaction of this test.
    (tmp_path / "held.sqlite3").write_bytes(connection.connection.serialize())
    with closing(sqlite3.connect(tmp_path / "held.sqlite3")) as file:
        file.execute("PRAGMA journal_mode=WAL")
    database = on_file(tmp_path / "held.sqlite3")
    yield database
    database.close()


@pytest.fixture
def empty(tmp_path):
    database = on_file(tmp_path / "empty.sqlite3")
    yield database
    database.close()


@pytest.fixture
def kept(held, tmp_path):
    """A backup of it."""
    path = tmp_path / "kept" / "archive.tar.gz"
    backup(path=path, database=held)
    return path


def names_in(path):
    with tarfile.open(path) as tar:
        return tar.getnames()


def rewrite(path, change):
    """Put a tar in the place of a tar, with the files as ``change`` makes them."""
    with tarfile.open(path) as tar:
        files = {one.name: tar.extractfile(one).read() for one in tar}
    change(files)
    with tarfile.open(path, "w:gz") as tar:
        for name, text in files.items():
            head = tarfile.TarInfo(name)
            head.size = len(text)
            tar.addfile(head, io.BytesIO(text))


def test_drill_all_rows_come_back_into_an_empty_database(held, empty, kept):
    restore(path=kept, database=empty)
    assert everything(empty) == everything(held)
    with empty.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM athletics_result")
        assert cursor.fetchone() == (HELD["Result"],)
        # The index of the search box came with its rows.
        cursor.execute(
            "SELECT COUNT(*) FROM athletics_search_entries "
            "WHERE athletics_search_entries MATCH 'ingebrigtsen'"
        )
        assert cursor.fetchone()[0] > 0


def test_drill_what_was_written_since_is_gone_again(held, kept):
    before = everything(held)
    with held.cursor() as cursor:
        cursor.execute("UPDATE athletics_athlete SET family_name = 'Wrong'")
        cursor.execute("DELETE FROM athletics_quote")
    with pytest.raises(BackupError, match="--replace"):
        restore(path=kept, database=held)
    assert everything(held) != before
    restore(path=kept, database=held, replace=True)
    assert everything(held) == before


def test_readers_who_had_it_open_go_on(held, kept):
    with closing(sqlite3.connect(held.settings_dict["NAME"])) as reader:
        count = "SELECT COUNT(*) FROM athletics_quote"
        assert reader.execute(count).fetchone() == (1,)
        reader.execute("DELETE FROM athletics_quote")
        reader.commit()
        restore(path=kept, database=held, replace=True)
        assert reader.execute(count).fetchone() == (1,)


def test_the_manifest_names_each_file_with_its_checksum_and_no_secret(held, kept):
    with tarfile.open(kept) as tar:
        manifest = json.loads(tar.extractfile("manifest.json").read())
    assert list(manifest["files"]) == ["archive.sqlite3"]
    assert len(manifest["files"]["archive.sqlite3"]) == 64
    assert manifest["vendor"] == "sqlite"
    assert manifest["counts"]["athletics_result"] == HELD["Result"]
    assert "django_migrations" in manifest["counts"]
    assert names_in(kept) == ["manifest.json", "archive.sqlite3"]
    assert kept.stat().st_mode & 0o077 == 0


def test_nothing_but_the_backup_is_left_behind(kept):
    assert [path.name for path in kept.parent.iterdir()] == ["archive.tar.gz"]


def test_a_backup_that_proves_wrong_takes_no_name(held, tmp_path, monkeypatch):
    def lossy(self, path):
        told = take(self, path)
        with closing(sqlite3.connect(path)) as copy:
            copy.execute("UPDATE athletics_result SET mark = '1:00.00' WHERE place = 1")
            copy.commit()
        return told

    take = SqliteCopies.take
    monkeypatch.setattr(SqliteCopies, "take", lossy)
    with pytest.raises(BackupError, match="as many rows, but other values"):
        backup(path=tmp_path / "kept" / "b.tar.gz", database=held)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_failed_backup_leaves_the_earlier_one(held, kept, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    before = kept.read_bytes()
    monkeypatch.setattr(backups.tarfile, "open", full)
    with pytest.raises(BackupError, match="No backup was made: .*No space left"):
        backup(path=kept, database=held)
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == ["archive.tar.gz"]


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_backup_cut_off_changes_nothing(held, kept, share):
    before = everything(held)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BackupError):
        restore(path=kept, database=held, replace=True)
    assert everything(held) == before


def spoil_database(files):
    page = bytearray(files["archive.sqlite3"])
    page[len(page) // 2] ^= 1
    files["archive.sqlite3"] = bytes(page)


def forge_counts(files):
    told = json.loads(files["manifest.json"])
    told["counts"]["athletics_result"] += 1
    files["manifest.json"] = json.dumps(told).encode()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (spoil_database, "damaged: archive.sqlite3"),
        (forge_counts, "does not hold what its manifest says"),
        (lambda files: files.update({"more.txt": b"x"}), "damaged: more.txt"),
        (lambda files: files.pop("archive.sqlite3"), "damaged: archive.sqlite3"),
        (lambda files: files.pop("manifest.json"), "has no manifest"),
        (lambda files: files.update({"manifest.json": b"{"}), "cannot be read as a backup"),
        (lambda files: files.update({"manifest.json": b"{}"}), "cannot be read as a backup"),
    ],
)
def test_a_damaged_backup_is_refused_and_changes_nothing(held, kept, change, why):
    before = everything(held)
    rewrite(kept, change)
    with pytest.raises(BackupError, match=why):
        restore(path=kept, database=held, replace=True)
    assert everything(held) == before


@pytest.mark.parametrize("text", [b"", b"not a tar", gzip.compress(b"not a tar", mtime=0)])
def test_any_other_file_is_refused(held, tmp_path, text):
    (tmp_path / "b.tar.gz").write_bytes(text)
    with pytest.raises(BackupError, match="cannot be read as a backup"):
        restore(path=tmp_path / "b.tar.gz", database=held, replace=True)


def test_a_backup_of_the_other_kind_names_the_way(held, kept):
    def other(files):
        files["manifest.json"] = files["manifest.json"].replace(b'"sqlite"', b'"postgresql"')

    rewrite(kept, other)
    with pytest.raises(BackupError, match="of postgresql, .* is sqlite; export_archive"):
        restore(path=kept, database=held, replace=True)


def test_a_database_that_is_locked_is_left_as_it_was(held, kept):
    before = everything(held)
    held.close()
    with closing(sqlite3.connect(held.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        held.settings_dict["OPTIONS"] = {"timeout": 0.2}
        with pytest.raises(BackupError, match="left as it was: .*locked"):
            restore(path=kept, database=held, replace=True)
    assert everything(held) == before


def test_a_broken_database_in_use_is_told_with_the_mend(kept, tmp_path):
    (tmp_path / "broken.sqlite3").write_bytes(b"this is no database" * 1000)
    with pytest.raises(BackupError, match="cannot be read .* move it away"):
        restore(path=kept, database=on_file(tmp_path / "broken.sqlite3"), replace=True)


def test_media_go_with_it_and_come_back(held, empty, tmp_path, settings):
    media = tmp_path / "media"
    (media / "a").mkdir(parents=True)
    (media / "a" / "film.txt").write_text("a film")
    settings.MEDIA_ROOT = str(media)
    path = tmp_path / "b.tar.gz"
    manifest = backup(path=path, database=held)
    assert sorted(manifest.files) == ["archive.sqlite3", "media/a/film.txt"]
    (media / "a" / "film.txt").write_text("another film")
    (media / "late.txt").write_text("later")
    restore(path=path, database=empty)
    assert (media / "a" / "film.txt").read_text() == "a film"
    assert not (media / "late.txt").exists()


def test_media_stay_when_the_database_refuses(held, kept, tmp_path, settings, monkeypatch):
    media = tmp_path / "media"
    media.mkdir()
    (media / "film.txt").write_text("a film")
    settings.MEDIA_ROOT = str(media)
    backup(path=kept, database=held)
    (media / "film.txt").write_text("another film")

    def refuse(self, path):
        raise CopyError("locked")

    monkeypatch.setattr(SqliteCopies, "put_back", refuse)
    with pytest.raises(BackupError, match="locked"):
        restore(path=kept, database=held, replace=True)
    assert (media / "film.txt").read_text() == "another film"


@pytest.mark.django_db
def test_the_commands_say_what_they_refuse(tmp_path):
    (tmp_path / "b.tar.gz").write_bytes(b"no tar")
    with pytest.raises(CommandError, match="cannot be read as a backup"):
        call_command("restore", str(tmp_path / "b.tar.gz"))
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="No backup was made"):
        call_command("backup", str(tmp_path / "file" / "b.tar.gz"))
