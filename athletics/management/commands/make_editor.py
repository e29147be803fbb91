import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from athletics.services.accounts import (
    GROUPS,
    CannotMakeEditorError,
    make_editor,
    password_problems,
)

TRIES = 3


class Command(BaseCommand):
    help = (
        "Make an account for the editors' desk. Asks for what is not given; never shows a password."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help="to log in with")
        parser.add_argument("--group", choices=GROUPS, help="what the account may do")
        parser.add_argument("--public-name", help="shown in public histories; need not be theirs")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(
        self,
        *,
        name: str | None,
        group: str | None,
        public_name: str | None,
        password_stdin: bool,
        **options: Any,
    ) -> None:
        asking = not password_stdin
        if asking and not sys.stdin.isatty():
            raise CommandError("There is no terminal to ask on; give --password-stdin.")
        try:
            name = name or self._ask("User name", "NAME", asking)
            group = group or self._ask(f"Group ({', '.join(GROUPS)})", "--group", asking)
            public_name = public_name or self._ask("Public name", "--public-name", asking)
            password = self._password(name) if asking else sys.stdin.readline().rstrip("\r\n")
            make_editor(name=name, group=group, public_name=public_name, password=password)
        except CannotMakeEditorError as refused:
            raise CommandError("\n".join([*refused.problems, "No account was made."])) from None
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Stopped; no account was made.") from None
        except DatabaseError as error:
            raise CommandError(
                f"The database has no tables for accounts yet ({error}); run `make run` once, or "
                "manage.py migrate."
            ) from None
        if options["verbosity"]:
            self.stdout.write(f"{name} may enter the desk as {group}, in public “{public_name}”.")

    def _ask(self, question: str, option: str, asking: bool) -> str:
        if not asking:
            raise CommandError(f"Give {option} too: nothing is asked with --password-stdin.")
        answer = ""
        while not answer:
            answer = input(f"{question}: ").strip()
        return answer

    def _password(self, name: str) -> str:
        """Asked for twice, not shown, until it is strong enough and the same."""
        for _ in range(TRIES):
            password = getpass.getpass("Password: ")
            problems = password_problems(User(username=name), password)
            if not problems and getpass.getpass("Once more: ") != password:
                problems = ["The two are not the same."]
            if not problems:
                return password
            self.stderr.write("\n".join(problems))
        raise CommandError(f"No password after {TRIES} tries; no account was made.")
