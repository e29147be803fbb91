"""The editors' desk, on Django's admin: one module a family of nouns.

Nothing is imported here: the site itself (`site.py`) must load before anything registers on it.
`registrations.py` names the modules.
"""
