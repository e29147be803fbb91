from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from athletics.api.serializers.results import FoundRow
from athletics.api.views.base import ListEndpoint
from athletics.filters import ResultFilter
from athletics.models import ResultReading
from athletics.queries.finder import Line, lines_of, readings_for


class Results(ListEndpoint):
    """Every result of every round, under the filters of ``/results/``; the newest first."""

    serializer_class = FoundRow
    filterset_class = ResultFilter
    #: Groups are a table of the page.
    left_out = frozenset({"by", "least"})

    def held(self) -> QuerySet[ResultReading]:
        return readings_for(None)

    def found(self, filterset: Any) -> QuerySet[ResultReading]:
        ordered: QuerySet[ResultReading] = filterset.in_order()
        return ordered

    def rows(self, page: list[ResultReading]) -> Iterable[Line]:
        return lines_of([reading.pk for reading in page])
