"""A small archive for each test to hurt, and the tally. `make faults` runs this folder."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from athletics.tests.faults.serving import ROOT, environment
from athletics.tests.faults.tally import Tally

HERE = Path(__file__).parent
TALLY = pytest.StashKey[Tally]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tally = terminalreporter.config.stash.get(TALLY, None)
    if tally and tally.tried:
        terminalreporter.section("faults")
        for line in tally.lines():
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Tally:
    return pytestconfig.stash.setdefault(TALLY, Tally())


@dataclass
class Archive:
    """A folder with a database, editors who have logged in, and drafts to work on."""

    var: Path
    sessions: list[str]
    drafts: list[int]

    @property
    def database(self) -> Path:
        return self.var / "archive.sqlite3"

    @property
    def fixtures(self) -> Path:
        return self.var / "fixtures"

    def copied(self, var: Path) -> "Archive":
        shutil.copytree(self.var, var)
        return Archive(var, self.sessions, self.drafts)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Made once; each test hurts a copy."""
    var = tmp_path_factory.mktemp("pristine") / "var"
    var.mkdir()
    made = subprocess.run(
        [sys.executable, "-m", "athletics.tests.faults.small_archive"],
        cwd=ROOT,
        env=environment(var),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(made.stdout)
    return Archive(var, told["sessions"], told["drafts"])


@pytest.fixture
def archive(pristine: Archive, tmp_path: Path) -> Archive:
    return pristine.copied(tmp_path / "var")
