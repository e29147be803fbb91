"""Words that the sentences share."""

import re
from collections.abc import Sequence

_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
)
#: Names that take the article: plural islands, unions, and what is named after a thing.
_WITH_ARTICLE = re.compile(
    r"(United|Soviet|Unified|Independent|Authorised|Individual|Refugee|Central African|Czech Rep"
    r"|Dominican Rep|DR Congo|Athlete|Mixed|International|Olympic|World|European|Commonwealth)"
    r"|(Bahamas|Comoros|Maldives|Netherlands|Philippines|Seychelles|Netherlands Antilles)$"
    r"|.*(Islands|Games|Championships|Federation|Emirates)$"
)


def the(name: str) -> str:
    """``the British Virgin Islands``, ``the Olympic Games``, ``Kenya``, ``the Gambia``."""
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def ordinal(number: int) -> str:
    """``third``; from 13 on in figures: ``13th``, ``21st``."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ends = {1: "st", 2: "nd", 3: "rd"}
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else ends.get(number % 10, 'th')}"


def sentence(text: str) -> str:
    """With a capital at its head and one full stop."""
    return f"{text[:1].upper()}{text[1:]}".removesuffix(".") + "."


def listed(parts: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def counted(number: int, noun: str) -> str:
    """``1 title``, ``3 titles``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
