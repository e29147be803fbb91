"""Chances and beaten favourites in the words of the pages."""

from athletics.domain.upsets import in_words

#: How a sentence says the basis of a chance.
BASES = {
    "odds": "on odds",
    "model": "on the model",
    "season": "on the season list",
    "reported": "by report",
}


def per_cent(chance: float, at_most: bool = False) -> str:
    """``44 %``, ``0.4 %``, ``under 0.1 %``; the bound of a price keeps its half: ``87.5 %``.

    The space does not break.
    """
    share = 100 * chance
    if share < 0.1:
        words = "under 0.1"
    elif chance < 1 and round(share) == 100:
        words = "over 99"
    else:
        small = share < 0.95 or (at_most and round(share, 1) % 1)
        words = f"{share:.1f}" if small else f"{share:.0f}"
    return f"{words}\N{NO-BREAK SPACE}%"


def chance_in_words(chance: float, at_most: bool = False) -> str:
    """``at most 7 in 8 (87.5 %)``, ``1 in 25 (4 %)``."""
    bound = "at most " if at_most else ""
    return f"{bound}{in_words(chance)} ({per_cent(chance, at_most)})"


def verdict(is_upset: bool, is_shock: bool, reported: bool = False) -> str:
    """The firmest word that holds; a report is no number, so it makes neither of the first two."""
    if reported:
        return "Reported upset"
    if is_shock:
        return "Shock"
    return "Upset" if is_upset else "Favourite beaten"


def tag(verdict: str, price: str, chance: float | None) -> str:
    """``Upset: 1-7 favourite beaten``, ``Shock: favourite with 3 in 5 beaten``."""
    if verdict == "Favourite beaten":
        verdict = ""
    if price:
        beaten = f"{price.replace('/', '-')} favourite beaten"
    elif chance is not None:
        beaten = f"favourite with {in_words(chance)} beaten"
    else:
        beaten = "favourite beaten"
    return f"{verdict}: {beaten}" if verdict else beaten[:1].upper() + beaten[1:]


def threshold(chance: float) -> int:
    """The whole per cent that asks for favourites at least as strong: 0.875 gives 87."""
    return int(100 * chance + 1e-9)
