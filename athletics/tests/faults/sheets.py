"""Result sheets for drafts of an edition that is still to come: each one of its own runners."""

EDITION = "2027-beijing"
#: Code and slug of the disciplines contested.
EVENTS = {
    "800": "800m",
    "1500": "1500m",
    "5000": "5000m",
    "10000": "10000m",
    "MAR": "marathon",
}
RUNNERS = 8
COUNTRIES = ("GBR", "NOR", "KEN", "ESP", "NED", "ETH", "USA", "FRA")


def sheet(name: str) -> str:
    """A race of eight; nobody is in two races. Words tell them apart, for names have no figures."""
    rows = []
    for place in range(1, RUNNERS + 1):
        family = f"{name}{'abcdefgh'[place - 1]}".upper()
        country = COUNTRIES[place - 1]
        rows.append(f"{place}\tRunner {family}\t{country}\t28:{10 + place}.{place}0")
    return "\n".join(rows)


def word(number: int) -> str:
    """A number in letters: 0 is ``qaaa``."""
    letters = ""
    for _ in range(3):
        number, digit = divmod(number, 20)
        letters = "abdefghijklmnoprstuv"[digit] + letters
    return f"q{letters}"
