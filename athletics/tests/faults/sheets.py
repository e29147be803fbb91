"""Result sheets for drafts of editions that are still to come, each of runners of its own."""

#: Years of editions to come, each with a men's and a women's race of 10,000 m.
YEARS = range(2027, 2032)
RUNNERS = 8
COUNTRIES = ("GBR", "NOR", "KEN", "ESP", "NED", "ETH", "USA", "FRA")


def sheet(name: str) -> str:
    """A race of eight; nobody is in two races. Words tell them apart, for names have no figures."""
    rows = []
    for place in range(1, RUNNERS + 1):
        family = f"{name}{'abcdefgh'[place - 1]}".upper()
        country = COUNTRIES[place - 1]
        rows.append(f"{place}\tRunner {family}\t{country}\t29:{10 + place}.{place}0")
    return "\n".join(rows)


def word(number: int) -> str:
    """A number in letters: 0 is ``qaaa``."""
    letters = ""
    for _ in range(3):
        number, digit = divmod(number, 20)
        letters = "abdefghijklmnoprstuv"[digit] + letters
    return f"q{letters}"
