#!/usr/bin/env python
"""Command line of the athletics archive."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "athletics.settings")
    execute_from_command_line(sys.argv)
