"""Who competes: an athlete, or a country's team."""


def competitor_key(athlete_id: int | None, country: str, team: str = "") -> str:
    """A text that is never null and carries uniqueness: ``17``, ``GBR``, ``USA-2``."""
    if athlete_id is not None:
        return str(athlete_id)
    return f"{country}-{team}" if team else country
