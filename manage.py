#!/usr/bin/env python
"""Command line of the athletics archive."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "athletics.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:  # locked, full, gone: nothing that a stack trace would tell
        sys.exit(f"The database refuses: {error}. Nothing was written by half.")
