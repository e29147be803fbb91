"""The list of licences names every library that is pinned, and a licence for each."""

import re
import runpy

from django.conf import settings

DOCS = settings.BASE_DIR / "docs"


def test_the_list_is_what_the_script_writes():
    script = runpy.run_path(str(DOCS / "licences.py"))
    written = (DOCS / "licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9._-]+) \| (\S+) \| (.*) \|$", written, flags=re.MULTILINE)
    assert rows.pop(0)[0] == "library"
    assert [(name, version) for name, version, _ in rows] == list(script["pinned"]())
    assert [name for name, _, licence in rows if not licence.strip()] == []
    pins = (settings.BASE_DIR / "requirements.txt").read_text(encoding="utf-8")
    assert len(rows) == len(re.findall(r"^[^#\s]", pins, flags=re.MULTILINE))


def test_what_its_metadata_does_not_tell_is_told():
    licence = runpy.run_path(str(DOCS / "licences.py"))["licence"]
    assert licence("django") == "BSD-3-Clause"
    assert licence("no-such-library") == ""
