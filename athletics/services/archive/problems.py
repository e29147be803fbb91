from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is wrong in a fixture, where, and how to mend it."""

    path: str
    line: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}"
        if self.column:
            place += f" {self.column} = {self.value!r}"
        return f"{place}: {self.message}"


class ArchiveError(Exception):
    """The files cannot be loaded; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problems; nothing was written")
