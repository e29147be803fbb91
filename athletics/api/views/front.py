"""What there is: the index, the schema, and a page to try it on."""

from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from athletics.api.addresses import site_of
from athletics.api.parameters import refuse_unknown

#: Each list with what it holds, in the order of the index.
LISTS = {
    "championships": "recurring competitions",
    "editions": "holdings of them, with coverage",
    "events": "disciplines for one sex at one edition, with every result",
    "results": "every result of every round, under any filter",
    "athletes": "people, with every result",
    "countries": "team codes as used at the time",
    "disciplines": "what is contested",
    "upsets": "favourites beaten, and what was expected of any event",
    "milestones": "what a result was in the light of all earlier ones",
    "records": "championship records and their progression",
    "head-to-heads": "any two athletes against each other",
    "season-lists": "world lists on the eve of an edition",
    "sources": "where values come from",
}


@extend_schema(exclude=True)
class Index(APIView):
    def get(self, request: Request) -> Response:
        refuse_unknown(request.query_params, ())
        names = [*LISTS, "schema", "docs"]
        site = site_of(request)
        return Response({name: f"{site}{reverse(f'api:{name}')}" for name in names})


@extend_schema(exclude=True)
class SchemaView(SpectacularJSONAPIView):
    """OpenAPI 3 as JSON."""


# The icons of the third-party part are images written into its style sheet. Scripts and styles
# stay as strict as everywhere: nothing inline.
@csp_update({"img-src": ["data:"]})
def docs(request: HttpRequest) -> HttpResponse:
    lists = [(reverse(f"api:{name}"), words) for name, words in LISTS.items()]
    context: dict[str, Any] = {"lists": lists}
    return render(request, "api.html", context)
