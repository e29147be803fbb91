"""Uploaded sheets: read within limits, refused with the mend."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from athletics.models import Result, Status
from athletics.services.uploads import UploadError, sheet_text
from athletics.tests import factories


def workbook(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_becomes_lines_with_tabs():
    content = workbook([["Pos", "Name", "Mark"], [1, "Ann Able", "3:29.38"], [2, None, "DNF"]])
    assert sheet_text("final.xlsx", content) == "Pos\tName\tMark\n1\tAnn Able\t3:29.38\n2\t\tDNF"


def test_windows_text_is_read_as_such():
    assert sheet_text("a.csv", "1;Nordås;3:29,68".encode("cp1252")) == "1;Nordås;3:29,68"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("final.exe", b"MZ", "no .csv"),
        ("final.xlsx", b"not a zip", "cannot be read"),
        ("final.csv", b"x" * 1_000_001, "at most 1,000,000"),
        ("final.csv", b"\x81\x8d\x8f", "neither UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_mend(name, content, why):
    with pytest.raises(UploadError, match=why):
        sheet_text(name, content)


def test_an_uploaded_sheet_is_shown_before_it_is_entered(editor):
    factories.country("GBR"), factories.source("book")
    event = factories.event(status=Status.DRAFT)
    content = workbook([["Pos", "Name", "Nat", "Mark"], [1, "Ann Able", "GBR", "3:29.38"]])
    upload = SimpleUploadedFile("final.xlsx", content)
    values = {"phase": "final", "source": "book", "upload": upload, "version": event.version}
    answer = editor.post(f"/admin/athletics/event/{event.pk}/paste/", values)
    assert "Ann Able" in answer.content.decode()
    assert Result.objects.count() == 0
