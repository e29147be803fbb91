"""Filter of all results: the finder, and the API's list of results."""

from collections.abc import Collection
from typing import Any, cast

import django_filters as filters
from django.db.models import Q, QuerySet
from django.http import QueryDict

from athletics.domain.events import GROUPS, MEASURES, SEXES
from athletics.domain.firmness import FIRMNESS
from athletics.domain.medals import COLOURS
from athletics.domain.questions import FIRST, LAST, Question
from athletics.domain.rounds import PHASES, phase_order, stage_name
from athletics.domain.statuses import STATUSES
from athletics.filters.picks import DifferenceFilter, PickFilter, WholeFilter
from athletics.filters.result_form import FIRST_YEAR, MOST_PLACES, OLDEST, ResultForm
from athletics.models import Event, MedalHolder, ResultReading, Viewer, Wind
from athletics.queries.finder import SORTS, ordered, readings_for
from athletics.queries.finder_choices import Choices
from athletics.queries.finder_groups import GROUP_SORTS, GROUPINGS
from athletics.queries.kept import kept

#: Filters that a result may not be able to answer.
UNSURE = frozenset(
    "place_from place_to mark wind age_from age_to behind ahead host form_from".split()
)
_OPEN = ("OK", "UNPLACED", "TOOKPART")


class ResultFilter(filters.FilterSet):
    """Every result by what the record says of it and what follows.

    ``unsure`` and ``without_unsure`` tell what the answer rests on: of the results that match
    the other filters, which cannot answer one of ``UNSURE``.
    """

    championship = PickFilter("Championship", field_name="championship")
    edition = PickFilter("Edition", field_name="edition__slug", method="by_edition")
    since = WholeFilter("Since", "year", "gte", FIRST_YEAR, 2100)
    until = WholeFilter("Until", "year", "lte", FIRST_YEAR, 2100)
    discipline = PickFilter("Discipline", method="by_discipline")
    group = PickFilter("Group", GROUPS.items(), method="by_group")
    measure = PickFilter("Measured in", MEASURES.items(), field_name="measure")
    sex = PickFilter("Sex", SEXES.items(), field_name="sex")
    phase = PickFilter(
        "Round",
        [(code, stage_name(code)) for code in sorted(PHASES, key=phase_order)],
        field_name="phase",
    )
    country = PickFilter("Country", field_name="country")
    athlete = filters.CharFilter(label="Athlete", method="by_athlete", max_length=80)
    place_from = WholeFilter("Place from", "place", "gte", 1, MOST_PLACES)
    place_to = WholeFilter("Place to", "place", "lte", 1, MOST_PLACES)
    medal = PickFilter(
        "Medal held today",
        [("any", "Any medal"), *COLOURS.items(), ("none", "No medal")],
        empty_label="With or without",
        method="by_medal",
    )
    status = PickFilter("Outcome", STATUSES.items(), field_name="status")
    mark = filters.CharFilter(label="Mark better than", method="by_mark", max_length=12)
    wind = PickFilter(
        "Wind",
        [("legal", "Legal, or does not count"), ("aided", "Aided"), ("unknown", "Not known")],
        method="by_wind",
    )
    age_from = WholeFilter("Age from", "youngest", "gte", 0, OLDEST)
    age_to = WholeFilter("Age to", "oldest", "lte", 0, OLDEST)
    behind = DifferenceFilter("Behind at most", "behind", "lte")
    ahead = DifferenceFilter("Won by at least", "ahead", "gte")
    host = PickFilter(
        "Host nation", [("home", "At home"), ("away", "Not at home")], method="by_host"
    )
    title = PickFilter(
        "Title", [("holder", "By the title holder")], empty_label="Anybody", method="by_title"
    )
    rounds = PickFilter(
        "Final reached", [("through", "Through rounds")], method="by_rounds", empty_label="Any way"
    )
    form_from = WholeFilter("Season rank from", "form_rank", "gte", 1, 1000)
    medallist = PickFilter(
        "Ever a medallist",
        [("never", "Without any medal here"), ("ever", "With a medal here")],
        method="by_medallist",
        empty_label="Anybody",
    )
    sources = PickFilter(
        "Rests on",
        [(str(key), words.capitalize()) for key, words in FIRMNESS.items()],
        field_name="firmness",
    )
    when = PickFilter(
        "When",
        [(FIRST, "First edition only"), (LAST, "Latest edition only")],
        method="unchanged",
        empty_label="Always",
    )
    by = PickFilter(
        "Group by",
        [(key, grouping.label) for key, grouping in GROUPINGS.items()],
        method="unchanged",
        empty_label="No groups",
    )
    least = WholeFilter("At least in a group", "pk", "gte", 1, 100_000, method="unchanged")
    sort = PickFilter(
        "Sort by",
        [
            *((key, sort.label) for key, sort in SORTS.items()),
            *((key, sort.label) for key, sort in GROUP_SORTS.items()),
        ],
        method="unchanged",
        empty_label="Newest or largest first",
    )

    class Meta:
        model = ResultReading
        fields: tuple[str, ...] = ()
        form = ResultForm

    def __init__(
        self,
        data: QueryDict | dict[str, Any] | None = None,
        queryset: QuerySet[ResultReading] | None = None,
        *,
        viewer: Viewer = None,
        **kwargs: Any,
    ) -> None:
        if queryset is None:
            queryset = readings_for(viewer)
        super().__init__(data, queryset, **kwargs)
        self.viewer = viewer
        self.known = kept("choices", "", viewer, lambda: Choices.read(viewer))
        listed = {
            "championship": self.known.championships,
            "edition": self.known.editions,
            "discipline": self.known.disciplines,
            "country": self.known.countries,
        }
        for name, choices in listed.items():
            cast(PickFilter, self.filters[name]).offer(choices)

    @property
    def form(self) -> ResultForm:
        form: ResultForm = super().form  # type: ignore[assignment]  # by Meta
        if not hasattr(form, "known"):
            form.know(self.known)
        return form

    @property
    def qs(self) -> QuerySet[ResultReading]:
        """What matches; nothing at all where a value is wrong: the form says which."""
        if not hasattr(self, "_found"):
            self._found = self._filtered()
        return self._found

    def in_order(self) -> QuerySet[ResultReading]:
        """What matches, sorted as asked; with a legal wind asked for, by the legal marks."""
        column = "legal_value" if self.chosen.get("wind") == "legal" else "value"
        lower = bool(self.form.lower_is_better)
        return ordered(self.qs, self.chosen.get("sort", ""), column, lower)

    def _filtered(self, without: Collection[str] = ()) -> QuerySet[ResultReading]:
        found: QuerySet[ResultReading] = self.queryset.all()  # type: ignore[union-attr]  # never None
        if not self.is_bound:
            return found
        if not self.form.is_valid():
            return found.none()
        for name, value in self.form.cleaned_data.items():
            if name not in without:
                found = self.filters[name].filter(found, value)
        occasion = self.form.cleaned_data["when"]
        if occasion:
            in_time = found.order_by("day" if occasion == FIRST else "-day")
            found = found.filter(edition=in_time.values("edition")[:1])
        return found

    @property
    def chosen(self) -> dict[str, Any]:
        """What was asked, by filter; without those left open."""
        if not self.is_bound or not self.form.is_valid():
            return {}
        values = self.form.cleaned_data.items()
        return {name: value for name, value in values if value not in (None, "")}

    def unsure(self) -> dict[str, Q]:
        """By what is asked and may not be known: which results cannot answer it."""
        chosen, sort = self.chosen, str(self.chosen.get("sort", "")).lstrip("-")
        youngest, oldest = chosen.get("age_from"), chosen.get("age_to")
        undecided = Q()
        if youngest is not None:
            undecided |= Q(youngest__lt=youngest, oldest__gte=youngest)
        if oldest is not None:
            undecided |= Q(youngest__lte=oldest, oldest__gt=oldest)
        questions: dict[str, tuple[bool, Q]] = {
            "age": (
                youngest is not None or oldest is not None or sort == "age",
                Q(youngest=None) | undecided if undecided else Q(youngest=None),
            ),
            "place": (
                bool(chosen.keys() & {"place_from", "place_to"}) or sort == "place",
                Q(place=None, status__in=["UNPLACED", "TOOKPART"]),
            ),
            "mark": ("mark" in chosen or sort == "mark", Q(value=None, status__in=_OPEN)),
            "wind": (chosen.get("wind") in ("legal", "aided"), Q(wind=Wind.UNKNOWN)),
            "margin behind the winner": (
                "behind" in chosen or sort == "behind",
                Q(behind=None, status__in=_OPEN),
            ),
            "winning margin": ("ahead" in chosen or sort == "ahead", Q(ahead=None, place=1)),
            "host nation": ("host" in chosen, Q(at_home=None)),
            "rank on the season list": ("form_from" in chosen or sort == "form", Q(form_rank=None)),
        }
        return {name: unknown for name, (asked, unknown) in questions.items() if asked}

    def without_unsure(self) -> QuerySet[ResultReading]:
        """What matches all other filters: the results among which the unknown ones are counted."""
        return self._filtered(without=UNSURE)

    def question(self) -> Question:
        """What was asked, with the names of things as pages print them."""
        chosen, form = self.chosen, self.form
        known = self.known
        return Question(
            sex=chosen.get("sex", ""),
            discipline=known.disciplines.get(chosen.get("discipline", ""), ""),
            group=chosen.get("group", ""),
            measure=form.measure if self.chosen else "",
            lower_is_better=form.lower_is_better if self.chosen else None,
            phase=chosen.get("phase", ""),
            championship=known.championships.get(chosen.get("championship", ""), ""),
            edition=known.editions.get(chosen.get("edition", ""), ""),
            since=chosen.get("since"),
            until=chosen.get("until"),
            country=known.countries.get(chosen.get("country", ""), ""),
            athlete=form.athlete_in_words if self.chosen else "",
            place_from=chosen.get("place_from"),
            place_to=chosen.get("place_to"),
            medal=chosen.get("medal", ""),
            status=chosen.get("status", ""),
            mark=chosen.get("mark", ""),
            wind=chosen.get("wind", ""),
            age_from=chosen.get("age_from"),
            age_to=chosen.get("age_to"),
            behind=str(chosen.get("behind", "")),
            ahead=str(chosen.get("ahead", "")),
            host=chosen.get("host", ""),
            title_holder="title" in chosen,
            through_rounds="rounds" in chosen,
            form_from=chosen.get("form_from"),
            medallist=chosen.get("medallist", ""),
            firmness=int(chosen["sources"]) if "sources" in chosen else None,
            occasion=chosen.get("when", ""),
        )

    def unchanged(self, found: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return found

    def by_edition(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(edition=self.known.edition_ids[value])

    def by_discipline(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(discipline=self.known.contested[value].code)

    def by_group(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        codes = [one.code for one in self.known.contested.values() if one.group == value]
        return found.filter(discipline__in=codes)

    def by_athlete(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(athlete__in=self.form.athletes)

    def by_medal(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "none":
            return found.filter(medal="")
        return found.filter(medal__in=COLOURS if value == "any" else [value])

    def by_mark(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Strictly better; with a legal wind asked for, the best legal mark counts."""
        column = "legal_value" if self.form.cleaned_data["wind"] == "legal" else "value"
        lookup = "lt" if self.form.lower_is_better else "gt"
        limit = {f"{column}__{lookup}": self.form.mark_value}
        found = found.filter(measure=self.form.measure, **limit)
        others = [
            one.code
            for one in self.known.contested.values()
            if one.measure == self.form.measure
            and (one.better == "lower") != self.form.lower_is_better
        ]
        return found.exclude(discipline__in=others) if others else found

    def by_wind(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """A windy best with a legal mark beside it is both aided and legal."""
        if value != "legal":
            return found.filter(wind=value)
        return found.filter(Q(wind__in=[Wind.NONE, Wind.LEGAL]) | Q(legal_value__isnull=False))

    def by_host(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(at_home=value == "home")

    def by_title(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(title_holder=True)

    def by_rounds(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(through_rounds=True)

    def by_medallist(self, found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Medals of any event held here, with a relay where the squad is held; not for teams."""
        hidden = Event.objects.hidden_from(self.viewer)
        held = MedalHolder.objects.exclude(medal__event__in=hidden)
        with_medal = Q(athlete__in=held.values("athlete"))
        return found.filter(with_medal if value == "ever" else ~with_medal, athlete__isnull=False)
