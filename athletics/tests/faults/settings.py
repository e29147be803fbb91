"""The settings of the tests, but with what is kept kept, as where the archive is served."""

from athletics.tests.settings import *

PAGE_CACHE = True
KEEP_COUNTS = True
