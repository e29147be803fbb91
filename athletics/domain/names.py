"""Names of people: how they are shown, sorted, searched and turned into addresses."""

import re
import unicodedata

# Letters that do not decompose into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ß": "ss"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ŋ": "n", "ŧ": "t"}
    | dict.fromkeys("ʻʼ‘’'`´", "")
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without accents, apostrophes or punctuation: ``Nordås`` and ``nordas`` are one."""
    lowered = text.casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", lowered)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", plain.translate(_LETTERS)).strip()


def slugify(text: str) -> str:
    """The part of an address: ``narve-gilje-nordas``."""
    return fold(text).replace(" ", "-")


def display_name(given: str, family: str, order: str) -> str:
    """The name as it is said: ``Josh Kerr``, or family name first for ``eastern`` order."""
    parts = (family, given) if order == "eastern" else (given, family)
    return " ".join(part for part in parts if part)


def sort_name(given: str, family: str) -> str:
    """Family name first, folded, so that both databases sort alike."""
    return f"{fold(family)}, {fold(given)}"


def search_name(*names: str) -> str:
    """All spellings folded into one searchable text."""
    return " | ".join(dict.fromkeys(fold(name) for name in names if name))
