"""Addresses, never a row id:

/championships/<championship>/<edition>/<event>/   world-championships/2023-budapest/mens-1500m
/events/<event type>/                              an event through all editions
/athletes/<athlete>/  /countries/<code>/  /clubs/<club>/
/results/?…                                        the finder: any filter, each with an address
…/history/  of an event or an athlete;  /corrections/new/?page=…
"""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, path
from django.views.generic.base import RedirectView

from athletics.pages import (
    athletes,
    championships,
    clubs,
    corrections,
    countries,
    event_types,
    histories,
    holdings,
    results,
    sitemaps,
    titles,
)

handler404 = "athletics.pages.errors.missing"
handler500 = "athletics.pages.errors.broken"

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
    path("athletes/", athletes.athlete_list, name="athletes"),
    path("athletes/<slug:athlete>/", athletes.athlete, name="athlete"),
    path("athletes/<slug:athlete>/history/", histories.athlete, name="athlete-history"),
    path("countries/", countries.country_list, name="countries"),
    path("countries/<slug:country>/", countries.country, name="country"),
    path("clubs/<slug:club>/", clubs.club, name="club"),
    path("results/", results.finder, name="results"),
    path("results/title-holders/", titles.title_holders, name="title-holders"),
    path("on-this-day/", holdings.on_this_day, name="on-this-day"),
    path("on-this-day/<int:month>-<int:day>/", holdings.on_this_day, name="day"),
    path("corrections/new/", corrections.new, name="correction-new"),
    path("corrections/<uuid:token>/", corrections.status, name="correction"),
    path("data/", holdings.data, name="data"),
    path("sources/", holdings.sources, name="sources"),
    path("robots.txt", sitemaps.robots),
    path("favicon.ico", RedirectView.as_view(url="/static/img/favicon.svg")),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-<slug:kind>-<int:run>.xml", sitemaps.sitemap, name="sitemap"),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
