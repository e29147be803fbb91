"""Uploaded tables, bounded in size, kind, rows and columns; result sheets as text."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

MOST_BYTES = 1_000_000
#: Of result sheets. A table brought in with import_export comes as one of the first and the last.
KINDS = (".csv", ".tsv", ".txt", ".xlsx")
#: A workbook is a zip file: what it may unpack to.
MOST_UNPACKED = 20_000_000
MOST_ROWS = 2000
MOST_COLUMNS = 40
#: What a workbook that was cut off or spoilt makes its reader raise.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError, LookupError, ValueError),
    *(TypeError, AttributeError, NotImplementedError, RuntimeError),
)


class UploadError(Exception):
    """Why a file is not read; the text is for the editor."""


def sheet_text(name: str, content: bytes) -> str:
    """The first sheet of a workbook, or a text file, as tab-separated or plain text."""
    check_file(name=name, size=len(content), kinds=KINDS)
    text = _workbook(content) if name.lower().endswith(".xlsx") else _text(content)
    check_rows(text.rstrip().count("\n") + 1)
    return text


def check_file(*, name: str, size: int, kinds: tuple[str, ...]) -> None:
    """Raises UploadError for a file too large, or of a kind that is not read here."""
    if size > MOST_BYTES:
        raise UploadError(
            f"The file has {size:,} bytes; at most {MOST_BYTES:,}. Save the sheet alone."
        )
    if not name.lower().endswith(kinds):
        named = f"{', '.join(kinds[:-1])} or {kinds[-1]}"
        raise UploadError(f"{name[:80]!r} is no {named} file; save it as one of them.")


def check_rows(rows: int) -> None:
    """Raises UploadError for more rows than are read: nothing is ever cut."""
    if rows > MOST_ROWS:
        raise UploadError(
            f"The table has more than {MOST_ROWS:,} rows; bring it in as several files."
        )


def check_table(name: str, content: bytes) -> None:
    """Raises UploadError for a table that is too much, before any row of it is looked at."""
    check_file(name=name, size=len(content), kinds=(".csv", ".xlsx"))
    if not name.lower().endswith(".xlsx"):
        check_rows(content.rstrip().count(b"\n"))  # below the header
        return
    try:
        _check_workbook(content)
        sheet = load_workbook(BytesIO(content), read_only=True).worksheets[0]
        check_rows(sum(1 for _ in sheet.iter_rows(max_row=MOST_ROWS + 2)) - 1)
    except _UNREADABLE as error:
        raise UploadError(f"The workbook cannot be read ({error}); save it as CSV.") from None


def _check_workbook(content: bytes) -> None:
    """Raises UploadError where a workbook, which is a zip file, unpacks to too much."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > MOST_UNPACKED:
        raise UploadError("The workbook unpacks to too much; save the sheet alone as CSV.")


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadError("The file is neither UTF-8 nor Windows text; save it as UTF-8.")


def _workbook(content: bytes) -> str:
    try:
        _check_workbook(content)
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        if (sheet.max_column or 0) > MOST_COLUMNS:
            raise UploadError(
                f"The sheet has {sheet.max_column} columns, at most {MOST_COLUMNS}; save those "
                "of the results alone."
            )
        rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        text = "\n".join("\t".join(map(_cell, row)).rstrip("\t") for row in rows)
        workbook.close()
    except _UNREADABLE as error:
        raise UploadError(f"The workbook cannot be read ({error}); save it as CSV.") from None
    return text


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ")
