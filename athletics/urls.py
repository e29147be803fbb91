"""Addresses, never a row id:

/championships/<championship>/<edition>/<event>/   world-championships/2023-budapest/mens-1500m
/events/<event type>/                              an event through all editions
/athletes/<athlete>/  /countries/<code>/  /clubs/<club>/
/upsets/                                           what went against expectation
/upsets/<championship>/<edition>/<event>/          what was expected of an event, and what came
/feeds/  /feeds/upsets/                            what is new; the newest upsets
/head-to-head/<athlete>/<athlete>/                 in the order of the letters
/records/<championship>/<event type>/              the progression of a championship's record
/search/?q=                                        anything by name
/results/?…                                        the finder: any filter, each with an address
/api/v1/…                                          the same as JSON: see athletics/api/urls.py
…/share.png  of an athlete, an event, an upset: the image that other sites show
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
    downloads,
    event_types,
    head_to_head,
    histories,
    holdings,
    metrics,
    milestone_feed,
    milestones,
    news_feeds,
    records,
    results,
    search,
    share,
    sitemaps,
    titles,
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
    path(
        "championships/<slug:championship>/<slug:edition>/<slug:event>/share.png",
        share.event,
        name="event-share",
    ),
    path("events/", event_types.event_type_list, name="event-types"),
    path("events/<slug:event_type>/", event_types.event_type, name="event-type"),
    path("upsets/", upsets.upset_list, name="upsets"),
    path("upsets/method/", upset_case.method, name="upset-method"),
    path("upsets/<slug:championship>/<slug:edition>/<slug:event>/", upset_case.case, name="upset"),
    path(
        "upsets/<slug:championship>/<slug:edition>/<slug:event>/share.png",
        share.upset,
        name="upset-share",
    ),
    path("athletes/", athletes.athlete_list, name="athletes"),
    path("athletes/<slug:athlete>/", athletes.athlete, name="athlete"),
    path("athletes/<slug:athlete>/share.png", share.athlete, name="athlete-share"),
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
    path("feeds/", news_feeds.feeds, name="feeds"),
    path("feeds/results/", news_feeds.ResultFeed(), name="result-feed"),
    path("feeds/corrections/", news_feeds.CorrectionFeed(), name="correction-feed"),
    path("feeds/upsets/", upset_feed.upsets, name="upset-feed"),
    path("search/", search.search_page, name="search"),
    path("results/", results.finder, name="results"),
    path("results/title-holders/", titles.title_holders, name="title-holders"),
    path("on-this-day/", holdings.on_this_day, name="on-this-day"),
    path("on-this-day/<int:month>-<int:day>/", holdings.on_this_day, name="day"),
    path("milestones/", milestones.milestone_list, name="milestones"),
    path("feeds/milestones/", milestone_feed.MilestoneFeed(), name="milestone-feed"),
    path("corrections/new/", corrections.new, name="correction-new"),
    path("corrections/<uuid:token>/", corrections.status, name="correction"),
    path("data/", holdings.data, name="data"),
    path("data/downloads/<str:day>/<str:name>", downloads.file, name="download"),
    path("sources/", holdings.sources, name="sources"),
    path("api/v1/", include("athletics.api.urls")),
    path("robots.txt", sitemaps.robots),
    path("favicon.ico", RedirectView.as_view(url="/static/img/favicon.svg")),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-<slug:kind>-<int:run>.xml", sitemaps.sitemap, name="sitemap"),
    path(f"{settings.ADMIN_PATH}/", include(sign_in)),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
if settings.METRICS_PATH:
    urlpatterns.append(path(settings.METRICS_PATH, metrics.metrics, name="metrics"))
