"""The description is whole, and true."""

import pytest
from drf_spectacular.validation import validate_schema

from athletics.tests.api.described import hold_against_the_description, operations
from athletics.tests.pages import builders as build
from athletics.tests.pages.world import full_world

EXAMPLES = 8


@pytest.fixture
def world(db):
    full_world(2)
    build.athlete("Jakob Ingebrigtsen", "NOR")


def test_the_schema_is_valid_and_describes_every_address(api):
    schema = api("schema/")
    validate_schema(schema)
    assert schema["openapi"].startswith("3.")
    described = {path.split("{")[0] for path in schema["paths"]}
    lists = {address.removeprefix("http://testserver") for address in api().values()}
    assert described == lists - {"/api/v1/schema/", "/api/v1/docs/"}


def test_every_parameter_is_described_with_what_it_takes(api):
    paths = api("schema/")["paths"]
    asked = {one["name"]: one["schema"] for one in paths["/api/v1/events/"]["get"]["parameters"]}
    assert asked["sex"] == {"type": "string", "enum": ["M", "W", "X"]}
    assert asked["since"] == {"type": "integer", "minimum": 1896, "maximum": 2100}
    assert asked["edition"] == {"type": "string", "maxLength": 60}
    assert asked["limit"] == {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}


def test_every_shape_has_one_name_and_its_fields_are_always_there(api):
    shapes = api("schema/")["components"]["schemas"]
    lacking = {
        name: set(shape["properties"]) - set(shape.get("required", []))
        for name, shape in shapes.items()
        if not name.startswith("Paginated")
    }
    assert {name: fields for name, fields in lacking.items() if fields} == {}


def test_answers_are_as_described(world):
    statuses = set()
    for operation in operations():
        hold_against_the_description(
            operation, EXAMPLES, lambda response: statuses.add(response.status_code)
        )
    # whoever asks only what is refused sees nothing wrong
    assert statuses >= {200, 400, 404}
