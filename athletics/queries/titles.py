"""Titles at stake and what became of those who held them."""

from typing import Any

from django.db.models import Count, QuerySet

from athletics.domain.titles import OUTCOMES
from athletics.models import TitleDefence


def newest_first(defences: QuerySet[TitleDefence]) -> QuerySet[TitleDefence]:
    """With everything that a line prints; one query."""
    return defences.select_related(
        "athlete",
        "country",
        "event__discipline",
        "event__edition__championship",
        "won_at__discipline",
        "won_at__edition__championship",
        "result__unit",
    ).order_by("-event__edition__start_date", "event__discipline__sort", "event__sex", "pk")


def outcomes(defences: QuerySet[TitleDefence]) -> list[tuple[str, str, int]]:
    """Key, words and count of each outcome that occurs, in order of ``OUTCOMES``."""
    rows: Any = defences.order_by().values_list("outcome").annotate(count=Count("pk"))
    counts = dict(rows)
    return [(key, words, counts[key]) for key, words in OUTCOMES.items() if key in counts]
