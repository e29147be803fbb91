"""The main tables of pages as files: what ``?format=csv`` and ``?table=`` give."""
