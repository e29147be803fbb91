from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from athletics.models import Country
from athletics.pages.context import address_of
from athletics.pages.errors import missing, moved
from athletics.pages.files.people import countries_tables, country_tables
from athletics.pages.pagination import page_of
from athletics.pages.pictures import Picture, picture_response, wants_picture
from athletics.pages.structured import country_data
from athletics.pages.tables import table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries import countries


def country_list(request: HttpRequest) -> HttpResponseBase:
    page = countries.countries_page(viewer(request))
    if wants_table(request):
        return table_response(request, *countries_tables(page, address_of(request)))
    return render(request, "countries/list.html", {"page": page})


def country(request: HttpRequest, country: str) -> HttpResponseBase:
    if country != country.lower():
        return moved(request, reverse("country", args=[country.lower()]))
    try:
        page = countries.country_page(country, viewer(request))
    except Country.DoesNotExist:
        return missing(request)
    if wants_table(request):
        return table_response(request, *country_tables(page, address_of(request)))
    if wants_picture(request):
        return picture_response(request, _pictures(page))
    context = {
        "page": page,
        "country": page.country,
        "medals": page_of(request, page.medals),
        "structured": country_data(page.country, address_of(request)),
    }
    return render(request, "countries/country.html", context)


def _pictures(page: countries.CountryPage) -> list[Picture]:
    """Medals by edition, a picture for each championship that has enough."""
    return [
        Picture(
            f"medals-{championship.pk}",
            f"{page.country.name}: medals, {championship.short_name}",
            "parts/medal_chart.html",
            {
                "chart": page.charts[championship.pk],
                "country": page.country,
                "championship": championship,
            },
        )
        for championship in page.championships
        if championship.pk in page.charts
    ]
