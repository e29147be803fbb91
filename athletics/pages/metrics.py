"""Figures for Prometheus, for those who know the token."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django_prometheus.exports import ExportToDjangoView

from athletics.pages.errors import missing


def metrics(request: HttpRequest) -> HttpResponse:
    """All others find nothing here, as at any address where nothing stands."""
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if not constant_time_compare(request.headers.get("Authorization", ""), wanted):
        return missing(request)
    response: HttpResponse = ExportToDjangoView(request)
    response["Cache-Control"] = "no-store"
    return response
