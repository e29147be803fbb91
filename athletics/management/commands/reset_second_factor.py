from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from athletics.services.accounts import CannotResetError, reset_second_factor


class Command(BaseCommand):
    help = "Forget the second factor of an account, for the day that no administrator can enter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the account")
        parser.add_argument("--why", required=True, help="kept with the changeset")

    def handle(self, *, name: str, why: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name!r}; nothing was changed.")
        try:
            reset_second_factor(user=user, by=None, reason=why)
        except CannotResetError as refused:
            raise CommandError(f"{refused} Nothing was changed.") from None
        if options["verbosity"]:
            self.stdout.write(f"{name} sets up a new second factor at the next login.")
