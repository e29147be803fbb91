"""The licences of what the archive needs to run: `make licences` writes docs/licences.md.

From the metadata of the installed packages that requirements.txt pins, none left out.
"""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
#: What their metadata does not name, or what not every system installs: as their licence file says.
TOLD = {
    "async-timeout": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "resvg-py": "MIT",
    "typing-extensions": "PSF-2.0",
    "tzdata": "Apache-2.0",
}
HEAD = """# Licences of the libraries

What `requirements.txt` pins, with the licence that each names in its own metadata. Written by
`make licences`; a test keeps it complete. Files of third parties under `static/vendor/` carry
theirs beside them.

| library | version | licence |
|---|---|---|
"""


def pinned() -> Iterator[tuple[str, str]]:
    """Name and version of each library in requirements.txt."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    yield from re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^ ]+)", text, flags=re.MULTILINE)


def page(libraries: Iterator[tuple[str, str]]) -> str:
    return HEAD + "".join(
        f"| {name} | {version} | {licence(name)} |\n" for name, version in libraries
    )


def licence(name: str) -> str:
    """An SPDX expression where there is one, else the words of the metadata."""
    try:
        found = distribution(name)
    except PackageNotFoundError:  # it belongs to another system or Python
        return TOLD.get(name, "")
    return TOLD.get(name) or _named(found)


def _named(found: Distribution) -> str:
    told = found.metadata.json
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get("classifier", [])
        if line.startswith("License :: OSI Approved :: ")
    ]
    short = str(told.get("license", "")).strip().partition("\n")[0]
    return str(told.get("license_expression", "")) or ", ".join(classified) or short


if __name__ == "__main__":
    PAGE.write_text(page(pinned()), encoding="utf-8")
