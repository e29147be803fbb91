"""The read-only API: what the pages tell, as JSON, for everybody, without an account.

Only published things are shown, whoever asks: answers can be kept by any cache.
"""
