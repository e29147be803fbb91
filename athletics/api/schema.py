"""The description of the API in OpenAPI: tags, and what every endpoint may answer."""

from typing import Any

from drf_spectacular.openapi import AutoSchema

ERROR = {
    "type": "object",
    "required": ["detail", "errors"],
    "properties": {
        "detail": {"type": "string", "description": "What is wrong, in words"},
        "errors": {
            "type": "object",
            "description": "By parameter: what is wrong with it, and what it may be",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


class Schema(AutoSchema):
    """Every endpoint refuses bad parameters; a detail may be missing, or stand elsewhere now."""

    def get_tags(self) -> list[str]:
        return [self.path.split("/")[3]]

    def get_operation_id(self) -> str:
        """``athletes``, and of one of them ``athletes_detail``."""
        name = self.path.split("/")[3].replace("-", "_")
        return f"{name}_detail" if "{" in self.path else name

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        bodies["304"] = {"description": "As it was when you read it last"}
        bodies["400"] = _error("A parameter cannot be read")
        if "{" in self.path:
            bodies["301"] = {"description": "It stands at another address now"}
            bodies["404"] = _error("Nothing of this address is held")
        return bodies


def _error(description: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {"description": description, "content": content}


def add_error(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A hook of the generator: the shape of errors stands once, by name."""
    result["components"]["schemas"]["Error"] = ERROR
    return result
