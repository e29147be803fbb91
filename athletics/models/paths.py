from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=50_000)
def path_of(name: str, *parts: str) -> str:
    """The path of a page by the name of its address: one page may link some hundreds, and to put
    one together anew costs as much as its whole cell.
    """
    return reverse(name, args=parts)
