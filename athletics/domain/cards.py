"""The card that other sites show for a page: 1200 by 630, laid out before it is drawn.

Sizes are in drawing units. How wide a text is comes from the mean width of a letter, as a share
of its size; that of capitals and digits is larger, so a little room is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT = 72, 1128
#: Text of a row stands right of its disc.
_TEXT = 152
#: Letters of the headings are condensed.
_HEAD, _PLAIN = 0.46, 0.54
_TITLE, _SMALL_TITLE, _LEAST = 108, 76, 24
_ROW, _ROW_TEXT = 78, 42


@dataclass(frozen=True)
class Row:
    """``disc`` is the letter of a medal or nothing; ``value`` stands at the right."""

    text: str
    value: str = ""
    disc: str = ""
    subject: bool = False


@dataclass(frozen=True)
class Card:
    """``above`` the title in small letters; at most three rows below it."""

    above: str
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Placed:
    """A text where it stands, ``y`` at its foot."""

    text: str
    y: float
    size: float


@dataclass(frozen=True)
class PlacedRow:
    row: Row
    y: float
    size: float
    x: float


@dataclass(frozen=True)
class Layout:
    above: Placed
    title: Sequence[Placed]
    rows: Sequence[PlacedRow]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = _RIGHT


def laid_out(card: Card) -> Layout:
    """Text shrinks until it fits; a title too long for one line takes two smaller ones."""
    width = _RIGHT - _LEFT
    above = Placed(card.above, 112, _fitted(card.above, width, 36, _PLAIN))
    size = _fitted(card.title, width, _TITLE, _HEAD)
    if size >= _SMALL_TITLE:
        title = [Placed(card.title, 226, size)]
    else:
        lines = _halves(card.title, int(width / (_HEAD * _SMALL_TITLE)))
        title = [Placed(text, 196 + number * 80, _SMALL_TITLE) for number, text in enumerate(lines)]
    rows = []
    for number, row in enumerate(card.rows[:3]):
        x = _TEXT if row.disc else _LEFT
        room = _RIGHT - x - len(row.value) * _HEAD * _ROW_TEXT - 32
        rows.append(
            PlacedRow(row, 356 + number * _ROW, _fitted(row.text, room, _ROW_TEXT, _PLAIN), x)
        )
    return Layout(above, title, rows)


def _halves(text: str, letters: int) -> list[str]:
    """At most two lines; what does not fit is left out with a sign that it is."""
    return wrap(text, letters, max_lines=2, placeholder=" …")


def _fitted(text: str, room: float, size: float, letter: float) -> float:
    """The size at which a text fits into the room, never larger than asked, never tiny."""
    return max(_LEAST, min(size, round(room / (letter * max(len(text), 1)), 1)))
