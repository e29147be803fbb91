import errno
import hashlib
import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from athletics.services.archive.load import is_loaded


class Command(BaseCommand):
    help = "Bring database and static files up to date, where needed, and serve the archive."
    # `make check` runs the checks; here they would only cost time at every start.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="processes that answer")

    def handle(self, *, host: str, port: int, workers: int, **options: Any) -> None:
        refuse_taken_port(host, port)
        try:
            self._prepare(options["verbosity"])
        except KeyboardInterrupt:
            raise CommandError("Stopped; what was not finished was undone.") from None
        connections.close_all()
        self.stdout.write(f"The archive stands at {address(host, port)} (Ctrl-C stops it)")
        self.stdout.flush()
        become_server(host, port, workers)

    def _prepare(self, verbosity: int) -> None:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        if not settings.READ_ONLY:
            self._prepare_database(verbosity)
        stamp = settings.VAR_DIR / "static.stamp"
        digest = digest_of_static_files()
        if not stamp.exists() or stamp.read_text() != digest:
            self.stdout.write("Collecting static files")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(digest)

    def _prepare_database(self, verbosity: int) -> None:
        if tables_are_behind():
            self.stdout.write("Making the tables")
            call_command("migrate", verbosity=0, interactive=False)
        if not is_loaded(settings.FIXTURES):
            self.stdout.write("Loading the archive: a minute the first time")
            call_command("load_archive", verbosity=verbosity, stdout=self.stdout._out)


def tables_are_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def digest_of_static_files() -> str:
    """Hash of all that ``collectstatic`` would read, the admin's files with it, and of how."""
    digest = hashlib.blake2b(repr(settings.STORAGES["staticfiles"]).encode(), digest_size=16)
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(path.encode() + b"\0")
            with storage.open(path) as file:
                digest.update(file.read())
    return digest.hexdigest()


def refuse_taken_port(host: str, port: int) -> None:
    """Find out before a minute of loading, not after it."""
    if not 1 <= port <= 65535:
        raise CommandError(f"{port} is no port; take one from 1 to 65535")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is taken: stop what uses it, or take another with --port "
                f"(make run PORT={port + 1})"
            ) from None
        raise CommandError(f"Cannot listen on {address(host, port)}: {error.strerror}") from None


def address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def become_server(host: str, port: int, workers: int) -> NoReturn:
    """Give this process to the server: what loading took is free, and signals have one address."""
    path = os.pathsep.join(filter(None, [str(settings.BASE_DIR), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "athletics.management.server", host, str(port), str(workers)]
    os.execve(sys.executable, command, os.environ | {"PYTHONPATH": path})  # noqa: S606
