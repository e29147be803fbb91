"""The archive as anybody may take it away: tables of their own, with readable names.

What is published of the record and of the reading; no accounts, drafts, history or corrections.
"""
