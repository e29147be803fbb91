"""The rules that results must keep: one small module each, said for an editor to understand.

``facts`` is what a rule reads, ``findings`` what it says, ``registry`` lists all rules.
"""
