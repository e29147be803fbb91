"""What those who run the archive read and use says what the settings are."""

import re

import pytest
import yaml
from django.conf import settings

ROOT = settings.BASE_DIR
#: Read by the library of Prometheus itself.
FOREIGN = {"PROMETHEUS_MULTIPROC_DIR"}


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def read_settings():
    return set(re.findall(r'\benv\.\w+\(\s*"(\w+)"', text("athletics/settings.py")))


@pytest.fixture
def services():
    return yaml.safe_load(text("compose.yaml"))["services"]


def test_the_head_of_the_settings_names_each():
    head = text("athletics/settings.py").split('"""')[1]
    assert {name for name in read_settings() if not re.search(rf"\b{name}\b", head)} == set()


def test_the_readme_names_each():
    section = text("README.md").partition("## Running it for real")[2].partition("\n## ")[0]
    first = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    named = set(re.findall(r"`([A-Z_]+)`", " ".join(first)))
    assert named == read_settings()


def test_compose_sets_only_what_is_read_and_holds_no_secret(services):
    for name in ("web", "prepare"):
        values = services[name]["environment"]
        assert set(values) - read_settings() - FOREIGN == set()
        assert values["SECRET_KEY"].startswith("${SECRET_KEY:?")
        assert "${POSTGRES_PASSWORD:?" in values["DATABASE_URL"]
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${")


def test_containers_may_do_little(services):
    for name in ("web", "prepare", "cache"):
        assert services[name]["read_only"] is True, name
        assert services[name]["cap_drop"] == ["ALL"], name
    assert services["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]
    assert "ports" not in services["database"]
    assert "ports" not in services["cache"]
    for name in ("database", "cache"):
        assert services[name]["healthcheck"]["test"], name


def test_the_image_runs_as_nobody_in_particular_and_installs_what_is_pinned():
    lines = text("Dockerfile").splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001:10001"]
    assert any("--require-hashes -r requirements.txt" in line for line in lines)
    assert any(line.startswith("HEALTHCHECK ") for line in lines)
    copied = {
        line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line
    }
    kept = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    assert copied == kept
