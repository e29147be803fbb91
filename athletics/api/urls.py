"""The addresses of the API; those of details follow the pages.

/api/v1/                                             what there is
/api/v1/schema/  /api/v1/docs/                       OpenAPI 3, and a page to try it on
/api/v1/championships/  …/<championship>/
/api/v1/editions/       …/<championship>/<edition>/
/api/v1/events/         …/<championship>/<edition>/<event>/
/api/v1/results/
/api/v1/athletes/  /api/v1/countries/  /api/v1/disciplines/  /api/v1/sources/     …/<slug>/
/api/v1/upsets/         …/<championship>/<edition>/<event>/
/api/v1/milestones/
/api/v1/records/        …/<championship>/<event type>/
/api/v1/head-to-head/   …/<athlete>/<athlete>/
/api/v1/season-lists/   …/<championship>/<edition>/<event type>/
"""

from django.urls import path, re_path

from athletics.api.errors import missing
from athletics.api.views import athletes, championships, findings, front, reference, results

app_name = "api"
EDITION = "<slug:championship>/<slug:edition>/"
EVENT = f"{EDITION}<slug:event>/"

urlpatterns = [
    path("", front.Index.as_view(), name="index"),
    path("schema/", front.SchemaView.as_view(), name="schema"),
    path("docs/", front.docs, name="docs"),
    path("championships/", championships.Championships.as_view(), name="championships"),
    path(
        "championships/<slug:championship>/",
        championships.ChampionshipDetail.as_view(),
        name="championship",
    ),
    path("editions/", championships.Editions.as_view(), name="editions"),
    path(f"editions/{EDITION}", championships.EditionDetail.as_view(), name="edition"),
    path("events/", championships.Events.as_view(), name="events"),
    path(f"events/{EVENT}", championships.EventDetail.as_view(), name="event"),
    path("results/", results.Results.as_view(), name="results"),
    path("athletes/", athletes.Athletes.as_view(), name="athletes"),
    path("athletes/<slug:athlete>/", athletes.AthleteDetail.as_view(), name="athlete"),
    path("countries/", reference.Countries.as_view(), name="countries"),
    path("countries/<slug:country>/", reference.CountryDetail.as_view(), name="country"),
    path("disciplines/", reference.Disciplines.as_view(), name="disciplines"),
    path("disciplines/<slug:discipline>/", reference.DisciplineDetail.as_view(), name="discipline"),
    path("sources/", reference.Sources.as_view(), name="sources"),
    path("sources/<slug:source>/", reference.SourceDetail.as_view(), name="source"),
    path("season-lists/", reference.SeasonLists.as_view(), name="season-lists"),
    path(
        f"season-lists/{EDITION}<slug:event_type>/",
        reference.SeasonListDetail.as_view(),
        name="season-list",
    ),
    path("upsets/", findings.Upsets.as_view(), name="upsets"),
    path(f"upsets/{EVENT}", findings.UpsetDetail.as_view(), name="upset"),
    path("milestones/", findings.Milestones.as_view(), name="milestones"),
    path("records/", findings.Records.as_view(), name="records"),
    path(
        "records/<slug:championship>/<slug:event_type>/",
        findings.RecordDetail.as_view(),
        name="record",
    ),
    path("head-to-head/", findings.HeadToHeads.as_view(), name="head-to-heads"),
    path(
        "head-to-head/<slug:first>/<slug:second>/",
        findings.HeadToHeadDetail.as_view(),
        name="head-to-head",
    ),
    # With the slash at its end, so that an address that lacks it is still mended.
    re_path(r"^.*/$", missing),
]
