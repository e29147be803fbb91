"""What all lists and all details do: refuse what they do not know, and find by slug."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django_filters import Filter, FilterSet
from rest_framework import generics
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from athletics.api.pagination import CursorPages
from athletics.api.parameters import refuse_unknown


class ListEndpoint(generics.ListAPIView[Any]):
    """A page of what a filter finds, in the order of ``held()``."""

    pagination_class = CursorPages
    filterset_class: ClassVar[type[FilterSet] | None] = None
    #: Filters of the pages that make no sense here.
    left_out: ClassVar[frozenset[str]] = frozenset()
    #: What makes the order of rows total; empty where it is so already.
    last_key: ClassVar[str] = "pk"

    def held(self) -> QuerySet[Any, Any]:
        """Everything that is published."""
        raise NotImplementedError

    def rows(self, page: list[Any]) -> Iterable[Any]:
        """What the shape is filled from: the records of a page, or what is read to them."""
        return page

    def found(self, filterset: FilterSet) -> QuerySet[Any, Any]:
        """What a valid filter leaves, in its order."""
        return filterset.qs

    @classmethod
    def filters(cls) -> dict[str, Filter]:
        """By name, those that the endpoint takes."""
        known = cls.filterset_class.base_filters if cls.filterset_class else {}
        return {name: one for name, one in known.items() if name not in cls.left_out}

    def get_queryset(self) -> QuerySet[Any, Any]:
        return self.held()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request.query_params, {*CursorPages.parameters, *self.filters()})
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        shown = self.get_serializer(list(self.rows(page)), many=True)
        return self.get_paginated_response(shown.data)


class DetailEndpoint(generics.RetrieveAPIView[Any]):
    """One thing, by the slugs of its address."""

    pagination_class = None
    filterset_class = None
    filter_backends = ()

    def read(self, **slugs: str) -> Any:
        """Raises ObjectDoesNotExist."""
        raise NotImplementedError

    def moved(self, **slugs: str) -> str | None:
        """The path in the API where the thing stands now, if anywhere."""
        return None

    def retrieve(  # type: ignore[override]  # an old address redirects
        self, request: Request, *args: Any, **slugs: str
    ) -> HttpResponseBase:
        refuse_unknown(request.query_params, ())
        try:
            found = self.read(**slugs)
        except ObjectDoesNotExist:
            target = self.moved(**slugs)
            if target is None:
                raise NotFound from None
            return HttpResponsePermanentRedirect(target)
        return Response(self.get_serializer(found).data)
