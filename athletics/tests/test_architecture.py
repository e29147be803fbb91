"""The layers hold: imports run one way, the domain stands without Django, rooms stay small."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT: Path = settings.BASE_DIR
PACKAGE = ROOT / "athletics"
LONGEST_MODULE = 400

#: Each layer, and the layers that it may import. Itself is always allowed.
MAY_IMPORT = {
    "athletics.domain": (),
    "athletics.models": ("domain",),
    "athletics.queries": ("models", "domain"),
    "athletics.services": ("queries", "models", "domain"),
    "athletics.filters": ("services", "queries", "models", "domain"),
    "athletics.pages": ("filters", "services", "queries", "models", "domain"),
    "athletics.api": ("filters", "services", "queries", "models", "domain"),
    "athletics.admin": ("services", "queries", "models", "domain"),
    "athletics.management": ("services", "queries", "models", "domain"),
    "athletics.templatetags": ("domain",),
    # Migrations keep the types of columns by name, and nothing else of the archive.
    "athletics.migrations": ("models", "domain"),
    # The frame: what Django names, and what joins the layers to it.
    "athletics.urls": ("pages", "api", "admin"),
    "athletics.settings": (),
    "athletics.wsgi": (),
    "athletics.apps": (),
    "athletics": (),
}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}
COMMANDS = ("load_archive", "export_archive", "rebuild", "serve")


def modules() -> dict[str, Path]:
    """Every module of the archive but tests, by its dotted name."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {name_of(path): path for path in paths if PACKAGE / "tests" not in path.parents}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str | None:
    """``athletics.pages`` for ``athletics.pages.home``; None for a module of no known layer."""
    inside = [layer for layer in MAY_IMPORT if f"{module}.".startswith(f"{layer}.")]
    layer = max(inside, key=len, default=None)
    # The package stands for itself alone, or every new module would belong to it.
    return None if layer == "athletics" != module else layer


def imports_of(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of each module of the archive that is imported, within functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = [f"athletics.<relative import at level {node.level}>"]
        elif isinstance(node, ast.ImportFrom) and node.module == "athletics":
            names = [f"athletics.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from ((node.lineno, name) for name in names if f"{name}.".startswith("athletics."))


def wrong_imports(module: str, source: str) -> list[str]:
    """What a module imports against the arrows, one line each."""
    mine = layer_of(module)
    if mine is None:
        return [f"{module} belongs to no layer; give it one in MAY_IMPORT or move it"]
    allowed = {mine, *(f"athletics.{layer}" for layer in MAY_IMPORT[mine])}
    return [
        f"{module}:{line} imports {name}"
        for line, name in imports_of(source)
        if layer_of(name) not in allowed
    ]


def test_imports_follow_the_arrows() -> None:
    wrong = [
        line
        for module, path in modules().items()
        for line in wrong_imports(module, path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "source", "named"),
    [
        ("athletics.domain.marks", "from athletics.models import Result", "athletics.models"),
        ("athletics.models.medals", "import athletics.queries.medals", "athletics.queries.medals"),
        ("athletics.queries.home", "from athletics import services", "athletics.services"),
        ("athletics.services.archive.load", "import athletics.filters", "athletics.filters"),
        ("athletics.admin.desk", "from athletics.pages.home import home", "athletics.pages.home"),
        ("athletics.api.views", "from athletics.pages import home", "athletics.pages"),
        ("athletics.templatetags.marks", "from athletics.models import Mark", "athletics.models"),
        ("athletics.pages.home", "def f():\n  import athletics.tests.a", "athletics.tests.a"),
        (
            "athletics.pages.home",
            "from .parts import part",
            "athletics.<relative import at level 1>",
        ),
        ("athletics.filters", "from athletics.settings import DEBUG", "athletics.settings"),
    ],
)
def test_an_import_against_the_arrows_is_found(module: str, source: str, named: str) -> None:
    line = 2 if "\n" in source else 1
    assert wrong_imports(module, source) == [f"{module}:{line} imports {named}"]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("athletics.domain.medals", "from athletics.domain.places import ranks"),
        ("athletics.pages.home", "from athletics.filters import AthleteFilter"),
        ("athletics.api.views", "import athletics.queries.events"),
        ("athletics.filters", "from django import forms\nfrom athletics.models import Athlete"),
        ("athletics.templatetags.marks", "from athletics.domain.marks import Mark"),
    ],
)
def test_an_import_along_the_arrows_is_not_reported(module: str, source: str) -> None:
    assert wrong_imports(module, source) == []


def test_a_module_outside_the_layers_is_found() -> None:
    message = "athletics.extras belongs to no layer; give it one in MAY_IMPORT or move it"
    assert wrong_imports("athletics.extras", "") == [message]


WITHOUT_DJANGO = """
import importlib, pkgutil, sys

class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "django":
            raise ImportError(f"the domain imports {name}")

sys.meta_path.insert(0, NoDjango())
import athletics.domain
for module in pkgutil.walk_packages(athletics.domain.__path__, "athletics.domain."):
    importlib.import_module(module.name)
    print(module.name)
"""


def test_domain_stands_without_django() -> None:
    command = [sys.executable, "-c", WITHOUT_DJANGO]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    imported = {"athletics.domain", *run.stdout.split()}
    assert imported == {name for name in modules() if layer_of(name) == "athletics.domain"}


def test_no_room_has_a_vague_name() -> None:
    parts = {part: name for name in modules() for part in name.split(".")}
    assert {name for part, name in parts.items() if part in VAGUE_NAMES} == set()


def test_no_module_is_too_long() -> None:
    lines = {
        name: len(path.read_text(encoding="utf-8").splitlines())
        for name, path in modules().items()
        if layer_of(name) != "athletics.migrations"
    }
    assert {name: n for name, n in lines.items() if n > LONGEST_MODULE} == {}


def hidden_writes(source: str) -> list[str]:
    """What happens behind the back of whoever saves: signals, and save or delete overridden."""
    found = re.findall(r"\b(?:pre|post)_(?:save|delete|init)\b|\bm2m_changed\b", source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            methods = [item.name for item in node.body if isinstance(item, ast.FunctionDef)]
            found += [f"{node.name}.{name}" for name in methods if name in ("save", "delete")]
    return found


def test_models_hide_no_logic() -> None:
    layers = ("athletics.models", "athletics.apps", "athletics.services", "athletics.queries")
    found = {
        name: hidden_writes(path.read_text(encoding="utf-8"))
        for name, path in modules().items()
        if layer_of(name) in layers
    }
    assert {name: writes for name, writes in found.items() if writes} == {}


def test_hidden_logic_is_found() -> None:
    source = "class Mark(Model):\n  def save(self): pass\npost_save.connect(rebuild)"
    assert hidden_writes(source) == ["post_save", "Mark.save"]


def test_every_command_is_named_in_the_readme() -> None:
    commands = {path.stem for path in (PACKAGE / "management/commands").glob("[!_]*.py")}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert commands >= set(COMMANDS)
    assert {name for name in commands if not re.search(rf"\b{name}\b", readme)} == set()


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    output = StringIO()
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(output.getvalue())
