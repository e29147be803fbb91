from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from athletics.models import Country
from athletics.pages.errors import missing, moved
from athletics.pages.pagination import page_of
from athletics.pages.viewer import viewer
from athletics.queries import countries


def country_list(request: HttpRequest) -> HttpResponse:
    page = countries.countries_page(viewer(request))
    return render(request, "countries/list.html", {"page": page})


def country(request: HttpRequest, country: str) -> HttpResponse:
    if country != country.lower():
        return moved(request, reverse("country", args=[country.lower()]))
    try:
        page = countries.country_page(country, viewer(request))
    except Country.DoesNotExist:
        return missing(request)
    context = {"page": page, "country": page.country, "medals": page_of(request, page.medals)}
    return render(request, "countries/country.html", context)
