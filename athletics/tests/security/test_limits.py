"""What is too much is refused with the mend; what takes too long is stopped."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from openpyxl import Workbook, load_workbook

from athletics.models import Club
from athletics.pages import limits
from athletics.pages.tables import Column, Table, table_response
from athletics.services import uploads
from athletics.services.uploads import UploadError, sheet_text
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

#: Counts to ten thousand million: minutes, unless it is stopped.
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000) "
    "SELECT COUNT(*) FROM n"
)


def run_on(*_):
    with connection.cursor() as cursor:
        cursor.execute(ENDLESS)
        return cursor.fetchone()


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("name=" + "x" * 7_995, 200, ""),
        ("name=" + "x" * 7_996, 414, "8,001 characters after its question mark, at most 8,000"),
        ("&".join(["a=1"] * 200), 200, ""),
        ("&".join(["a=1"] * 201), 400, "names 201 values, at most 200"),
    ],
)
def test_an_address_beyond_use_is_refused(client, db, query, status, told):
    answer = client.get(f"/athletes/?{query}")
    assert answer.status_code == status
    assert told in answer.text


def test_a_body_beyond_use_is_not_read(client, db):
    answer = client.generic("POST", "/corrections/new/", b"x", CONTENT_LENGTH="5000001")
    assert answer.status_code == 413
    assert "5,000,001 bytes, at most 5,000,000" in answer.text


@pytest.mark.parametrize("address", ["/athletes/", "/countries/gbr/", "/upsets/", "/milestones/"])
def test_a_page_beyond_the_list_is_told_with_those_there_are(client, db, address):
    build.athlete()
    answer = client.get(address, {"page": "123456789"})
    assert answer.status_code == 404
    assert "123456789” is not there: the list has 1 page; choose a number from 1 to 1." in (
        answer.text
    )


def test_a_list_is_cut_into_pages(client, db):
    for number in range(101):
        build.athlete(f"Runner R{number}")
    first, second = (client.get("/athletes/", {"page": page}).text for page in (1, 2))
    assert first.count('href="/athletes/runner-') == 100
    assert second.count('href="/athletes/runner-') == 1


def test_a_query_that_runs_on_is_stopped_and_told(client, db, settings, monkeypatch):
    settings.QUERY_SECONDS = 0.2
    with monkeypatch.context() as patch:
        patch.setattr("athletics.pages.athletes.render", run_on)
        answer = client.get("/athletes/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert answer["Cache-Control"] == "no-store"
    assert "This takes too long" in answer.text
    assert client.get("/robots.txt").status_code == 200  # the connection goes on


def test_another_fault_of_the_database_is_none_of_time(db):
    assert not limits.was_stopped(OperationalError("database is locked"))
    assert not limits.was_stopped(ValueError("interrupted"))


def test_the_limit_is_lifted_with_the_answer(client, db, settings):
    settings.QUERY_SECONDS = 0.000_001
    client.get("/robots.txt")
    make.athlete()
    with connection.cursor() as cursor:
        cursor.execute(ENDLESS.replace("10000000000", "100000"))
        assert cursor.fetchone() == (100_000,)


def test_what_writes_is_not_limited(client, db, settings):
    settings.QUERY_SECONDS = 0.000_001
    answer = client.post("/corrections/new/", {"page": "/", "wrong": "this"})
    assert answer.status_code == 302


def test_corrections_are_limited_by_rate(client, db):
    sent = [client.post("/corrections/new/", {"page": "/", "wrong": "this"}) for _ in range(6)]
    assert [answer.status_code for answer in sent] == [302] * 5 + [429]
    assert 0 < int(sent[-1]["Retry-After"]) <= 3600


def workbook(rows, columns=1):
    book = Workbook()
    for number in range(rows):
        book.active.append([number] * columns)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_rows_of_a_sheet_are_counted_and_never_cut():
    assert sheet_text("a.csv", b"1\n" * 2_000).count("\n") == 2_000
    with pytest.raises(UploadError, match="more than 2,000 rows"):
        sheet_text("a.csv", b"1\n" * 2_001)
    assert sheet_text("a.xlsx", workbook(2_000)).endswith("1999")
    with pytest.raises(UploadError, match="more than 2,000 rows"):
        sheet_text("a.xlsx", workbook(2_001))


def test_columns_of_a_workbook_are_counted():
    assert sheet_text("a.xlsx", workbook(1, 40)).count("\t") == 39
    with pytest.raises(UploadError, match="41 columns, at most 40"):
        sheet_text("a.xlsx", workbook(1, 41))


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1_000)
    with pytest.raises(UploadError, match="unpacks to too much"):
        sheet_text("a.xlsx", workbook(100))


HEADER = "slug,name,city,country,note\n"


def bring(client, name, content):
    upload = SimpleUploadedFile(name, content)
    values = {"import_file": upload, "format": "1" if name.endswith(".xlsx") else "0"}
    return client.post("/admin/athletics/club/import/", values)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("clubs.exe", HEADER.encode(), "save it as one of them"),
        ("clubs.csv", b"x" * 1_000_001, "1,000,001 bytes; at most 1,000,000"),
        ("clubs.xlsx", b"no zip", "The workbook cannot be read"),
        (
            "clubs.csv",
            (HEADER + "".join(f"c-{n},C {n},,GBR,\n" for n in range(2_001))).encode(),
            "more than 2,000 rows",
        ),
        ("clubs.xlsx", workbook(2_002), "more than 2,000 rows"),
    ],
    ids=["kind", "size", "no workbook", "rows", "rows of a workbook"],
)
def test_a_table_brought_in_is_limited_too(desk, name, content, told):
    make.country("GBR")
    answer = bring(desk["editor"], name, content)
    assert answer.status_code == 200
    assert told in answer.text
    assert "confirm_form" not in (answer.context or {})
    assert Club.objects.count() == 0


@pytest.mark.parametrize(
    "value", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C'"]
)
def test_no_formula_leaves_the_site(rf, value):
    table = Table("t", [Column("name", str)], [value, "-0.3", "+2.4", "plain"])
    answer = table_response(rf.get("/", {"format": "csv"}, headers={"Host": "testserver"}), table)
    lines = b"".join(answer.streaming_content).decode()
    cells = lines.split("\n", 1)[1]
    assert cells.lstrip('"').startswith("'")
    assert cells.endswith("-0.3\n+2.4\nplain\n")  # winds stay numbers


@pytest.mark.parametrize("format", ["0", "1"])
def test_no_formula_leaves_the_desk(desk, format):  # noqa: A002 - the field's name
    make.club("evil", name="=HYPERLINK(1)")
    values = {"format": format, "clubresource_name": "on", "resource": ""}
    answer = desk["editor"].post("/admin/athletics/club/export/", values)
    assert answer.status_code == 200
    if format == "0":
        assert b"=HYPERLINK" not in answer.content
        assert b"HYPERLINK(1)" in answer.content
    else:
        cells = [
            cell.value for row in load_workbook(BytesIO(answer.content)).active for cell in row
        ]
        assert "HYPERLINK(1)" in cells
