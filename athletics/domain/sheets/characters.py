"""Letters and signs as pasted, made plain: one kind of space, of hyphen and of digit."""

import re
import unicodedata

_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_UNSEEN = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF)
_HYPHENS = (*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63)
_PLAIN: dict[int, str] = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_UNSEEN, "")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys((code for code in range(0x20) if code != 9), "")
    | {0x7F: "", 0x2032: "'", 0x2033: '"', 0x201C: '"', 0x201D: '"', 0xB1: "+"}
    | {0x1F947: "1", 0x1F948: "2", 0x1F949: "3"}
)
_NEW_LINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
#: Halves of a letter, which nothing can be written with.
_BROKEN = re.compile("[\ud800-\udfff]")


def lines_of(text: str) -> list[str]:
    """The lines of a text; a new page of a PDF is a new line."""
    return _NEW_LINE.split(text.removesuffix("\n"))


def plain(line: str) -> str:
    """One line with plain spaces, hyphens and digits; accents stay, composed."""
    composed = unicodedata.normalize("NFC", _BROKEN.sub("\N{REPLACEMENT CHARACTER}", line))
    return composed.translate(_PLAIN).rstrip()
