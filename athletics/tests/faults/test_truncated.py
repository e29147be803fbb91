"""Files and uploads that were cut off: a clear problem, and nothing written."""

import contextlib
import io
import random
import socket
import zipfile

import pytest
from openpyxl import Workbook

from athletics.services.archive.load import load_archive
from athletics.services.archive.problems import ArchiveError
from athletics.services.uploads import UploadError, sheet_text
from athletics.tests.faults import record
from athletics.tests.faults.serving import TOKEN, paste, served
from athletics.tests.faults.sheets import sheet, word
from athletics.tests.services.tiny import TINY, everything, load, write


@pytest.mark.django_db
@pytest.mark.parametrize("path", TINY)
def test_fixture_cut_off_within_a_line(path, tmp_path, tally):
    """A cut between two lines leaves a whole file of fewer rows, which nothing can tell."""
    root = write(tmp_path / "archive")
    load(root)
    before = everything()
    chance, text = random.Random(path), TINY[path].encode()
    within = [end for end in range(1, len(text)) if text[end - 1 : end] != b"\n"]
    for end in chance.sample(within, 3):
        (root / path).write_bytes(text[:end])
        with pytest.raises(ArchiveError) as refused:
            load_archive(root=root)
        assert any(problem.path == path for problem in refused.value.problems)
        tally("fixture cut off", [] if everything() == before else ["something was written"])


def test_workbook_cut_off_or_spoilt(tally):
    book, file = Workbook(), io.BytesIO()
    for line in sheet(word(1)).splitlines():
        book.active.append(line.split("\t"))
    book.save(file)
    whole, chance = file.getvalue(), random.Random(1)
    assert zipfile.is_zipfile(file)
    for _ in range(100):
        with pytest.raises(UploadError, match="cannot be read"):
            sheet_text("a.xlsx", whole[: chance.randrange(len(whole))])
        tally("workbook cut off")
        spoilt = bytearray(whole)
        place = chance.randrange(len(whole) - 40)
        spoilt[place : place + 40] = chance.randbytes(40)
        with contextlib.suppress(UploadError):  # or it is read, where the spoilt part is not
            sheet_text("a.xlsx", bytes(spoilt))
        tally("workbook spoilt")


def test_upload_that_ends_half_way(archive, tally):
    """The editor's connection breaks while the sheet is sent."""
    event, session = archive.drafts[0], archive.sessions[0]
    before = record.digest_of(archive.database)
    body = f"csrfmiddlewaretoken={TOKEN}&phase=heat&confirm=1&version=1&text=1+A+B"
    head = (
        f"POST /admin/athletics/event/{event}/paste/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Cookie: sessionid={session}; csrftoken={TOKEN}\r\nContent-Length: 100000\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    with served(archive.var) as server:
        for end in (0, 10, len(body)):
            with socket.create_connection(("127.0.0.1", server.port)) as connection:
                connection.sendall((head + body[:end]).encode())
            same = record.digest_of(archive.database) == before
            tally("upload cut off", [] if same else ["something was written"])
        assert paste(server, session, event, "1", sheet(word(1))).status == 302
