"""Uploaded result sheets as text: CSV or a workbook, bounded in size."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

MOST_BYTES = 1_000_000
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
    if len(content) > MOST_BYTES:
        raise UploadError(
            f"The file has {len(content):,} bytes; at most {MOST_BYTES:,}. Save the sheet alone."
        )
    if name.lower().endswith(".xlsx"):
        return _workbook(content)
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return _text(content)
    raise UploadError(f"{name!r} is no .csv, .tsv, .txt or .xlsx file; save it as one of them.")


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadError("The file is neither UTF-8 nor Windows text; save it as UTF-8.")


def _workbook(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise UploadError("The workbook unpacks to too much; save the sheet alone as CSV.")
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        text = "\n".join("\t".join(map(_cell, row)).rstrip("\t") for row in rows)
        workbook.close()
    except _UNREADABLE as error:
        raise UploadError(f"The workbook cannot be read ({error}); save it as CSV.") from None
    return text


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ")
