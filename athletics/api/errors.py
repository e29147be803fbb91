"""What is answered where nothing can be: always JSON, always with the mend."""

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

WRONG = "A parameter cannot be read; “errors” says which, and what it may be."
NOT_HELD = "Nothing of this address is held; see /api/v1/schema/ for the addresses there are."


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """``{"detail": …, "errors": {parameter: [what is wrong and the mend]}}``."""
    response = exception_handler(error, context)
    if response is None:
        return None
    errors: dict[str, list[str]] = {}
    detail = NOT_HELD
    if isinstance(error, ValidationError):
        detail, errors = WRONG, response.data
    elif isinstance(error, APIException) and not isinstance(error, Http404):
        detail = str(error.detail) if error.status_code != 404 else NOT_HELD
    response.data = {"detail": detail, "errors": errors}
    return response


def missing(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"detail": NOT_HELD, "errors": {}}, status=404)
