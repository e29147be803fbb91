"""Answers held against the description, for whatever the description allows to be asked."""

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis import openapi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from athletics.wsgi import application as served

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
PLAIN = {"Host": "localhost", "Accept-Encoding": "identity"}
#: What the addresses of details are filled with half of the time, so that something is found.
HELD = {
    "athlete": "josh-kerr",
    "championship": "world-championships",
    "country": "gbr",
    "discipline": "1500m",
    "edition": "2023-budapest",
    "event": "mens-1500m",
    "event_type": "mens-1500m",
    "first": "jakob-ingebrigtsen",
    "second": "josh-kerr",
    "source": "recall",
}


def application(environ, start_response):
    """The site, on the connection of the test, which stays open as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        return served(environ, start_response)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def operations():
    """Of the schema as it is served."""
    schema = openapi.from_wsgi("/api/v1/schema/", application, headers=PLAIN)
    return [one.ok() for one in schema.get_all_operations()]


def hold_against_the_description(operation, examples, check=lambda response: None):
    """Raises where an answer breaks it; ``check`` sees each answer."""

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), real=some.booleans())
    def ask(case, real):
        if real and case.path_parameters:
            case.path_parameters = {name: HELD[name] for name in case.path_parameters}
        case.headers = {**(case.headers or {}), **PLAIN}
        response = case.call()
        case.validate_response(response, checks=CHECKS)
        check(response)

    ask()
