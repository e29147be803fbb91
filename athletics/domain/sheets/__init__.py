"""Result sheets as people paste them: from a PDF, a web page or a spreadsheet, into rows."""

from athletics.domain.sheets.rows import SheetRow
from athletics.domain.sheets.sheet import Sheet, parse_sheet
from athletics.domain.sheets.vocabulary import ROLES

__all__ = ["ROLES", "Sheet", "SheetRow", "parse_sheet"]
