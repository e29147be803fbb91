"""Addresses, never a row id:

/championships/<championship>/<edition>/<event>/   world-championships/2023-budapest/mens-1500m
/events/<event type>/                              an event through all editions
/athletes/<athlete>/  /countries/<code>/  /clubs/<club>/
/upsets/                                           what went against expectation
/upsets/<championship>/<edition>/<event>/          what was expected of an event, and what came
/feeds/upsets/                                     the newest of it
/head-to-head/<athlete>/<athlete>/                 in the order of the letters
/records/<championship>/<event type>/              the progression of a championship's record
/search/?q=                                        anything by name
…/history/  of an event or an athlete;  /corrections/new/?page=…
"""

from allauth.account.views import login, logout, reauthenticate
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic.base import RedirectView

from athletics.pages import (
    athletes,
    championships,
    clubs,
    corrections,
    countries,
    event_types,
    head_to_head,
    histories,
    holdings,
    milestone_feed,
    milestones,
    records,
    search,
    sitemaps,
    upset_case,
    upset_feed,
    upsets,
)

handler400 = "athletics.pages.errors.unreadable"
handler404 = "athletics.pages.errors.missing"
handler500 = "athletics.pages.errors.broken"

#: Below ADMIN_PATH, before Django's own: how one enters the desk. Nobody signs up.
sign_in: list[URLPattern | URLResolver] = [
    path("login/", login, name="account_login"),
    path("login/cancel/", logout, name="account_logout"),
    path("login/again/", reauthenticate, name="account_reauthenticate"),
    path("second-factor/", include("allauth.mfa.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", holdings.home, name="home"),
    path("championships/", championships.championship_list, name="championships"),
    path("championships/<slug:championship>/", championships.championship, name="championship"),
    path(
        "championships/<slug:championship>/<slug:edition>/", championships.edition, name="edition"
    ),
    path(
        "championships/<slug:championship>/<slug:edition>/<slug:event>/",
        championships.event,
        name="event",
    ),
    path(
        "championships/<slug:championship>/<slug:edition>/<slug:event>/history/",
        histories.event,
        name="event-history",
    ),
    path("events/", event_types.event_type_list, name="event-types"),
    path("events/<slug:event_type>/", event_types.event_type, name="event-type"),
    path("upsets/", upsets.upset_list, name="upsets"),
    path("upsets/method/", upset_case.method, name="upset-method"),
    path("upsets/<slug:championship>/<slug:edition>/<slug:event>/", upset_case.case, name="upset"),
    path("athletes/", athletes.athlete_list, name="athletes"),
    path("athletes/<slug:athlete>/", athletes.athlete, name="athlete"),
    path("athletes/<slug:athlete>/history/", histories.athlete, name="athlete-history"),
    path("countries/", countries.country_list, name="countries"),
    path("countries/<slug:country>/", countries.country, name="country"),
    path("clubs/<slug:club>/", clubs.club, name="club"),
    path("head-to-head/", head_to_head.index, name="head-to-heads"),
    path("head-to-head/<slug:first>/<slug:second>/", head_to_head.pair, name="head-to-head"),
    path("records/", records.index, name="records"),
    path("records/<slug:championship>/", records.championship, name="championship-records"),
    path(
        "records/<slug:championship>/<slug:event_type>/",
        records.progression,
        name="record-progression",
    ),
    path("feeds/upsets/", upset_feed.upsets, name="upset-feed"),
    path("search/", search.search_page, name="search"),
    path("on-this-day/", holdings.on_this_day, name="on-this-day"),
    path("on-this-day/<int:month>-<int:day>/", holdings.on_this_day, name="day"),
    path("milestones/", milestones.milestone_list, name="milestones"),
    path("feeds/milestones/", milestone_feed.MilestoneFeed(), name="milestone-feed"),
    path("corrections/new/", corrections.new, name="correction-new"),
    path("corrections/<uuid:token>/", corrections.status, name="correction"),
    path("data/", holdings.data, name="data"),
    path("sources/", holdings.sources, name="sources"),
    path("robots.txt", sitemaps.robots),
    path("favicon.ico", RedirectView.as_view(url="/static/img/favicon.svg")),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-<slug:kind>-<int:run>.xml", sitemaps.sitemap, name="sitemap"),
    path(f"{settings.ADMIN_PATH}/", include(sign_in)),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
