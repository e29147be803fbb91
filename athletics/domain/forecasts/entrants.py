"""What is known of an entrant on the eve of an edition."""

from dataclasses import dataclass

#: One form: a runner's season in either says the same.
FORM_OF = {"MILE": "1500"}
#: Events whose season tells something of this one; marathon and walks have none.
NEIGHBOURS = {
    "60": ("100",),
    "100": ("200", "60"),
    "200": ("100", "400"),
    "400": ("200", "800"),
    "800": ("1500", "400"),
    "1500": ("800", "5000", "3000"),
    "3000": ("1500", "5000"),
    "5000": ("10000", "1500", "3000"),
    "10000": ("5000",),
    "3000SC": ("5000", "1500"),
    "110H": ("60H",),
}
#: Fitted apart.
ROAD_GROUPS = frozenset({"road", "walks"})


def form_of(discipline: str) -> str:
    """The discipline under which form, titles and pedigree are kept."""
    return FORM_OF.get(discipline, discipline)


@dataclass(frozen=True)
class Entrant:
    """An athlete of the field. None is unknown, which is never the same as poor.

    Points are World Athletics scoring points; ``form`` of this season, ``last`` of the season
    before, ``neighbour`` of this season in a neighbouring event. ``rating`` is the pedigree.
    ``titles`` and ``finals`` are those at Olympic Games and World Championships in this event,
    ``recent_medals`` those of the three years before.
    """

    athlete: int
    form: float | None = None
    last: float | None = None
    neighbour: float | None = None
    rating: float | None = None
    title_holder: bool = False
    olympic_champion: bool = False
    titles: int = 0
    finals: int = 0
    recent_medals: int = 0
    age: int | None = None
