from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import HttpRequest

from athletics.pages.errors import NoSuchPageError

PAGE_LENGTH = 100


def page_of(  # type: ignore[no-untyped-def]
    request: HttpRequest, rows: Any, length: int = PAGE_LENGTH
):
    """The page that the address names, the first by default; NoSuchPageError for one that is not
    there.

    ``rows`` are a queryset, a list, or whatever counts and slices itself: ``Parts`` of a list that
    is counted already.
    """
    paginator = Paginator(rows, length)
    try:
        page = paginator.page(request.GET.get("page", 1))
    except (PageNotAnInteger, EmptyPage):
        asked = request.GET.get("page", "")[:20]
        pages = paginator.num_pages
        raise NoSuchPageError(
            f"page “{asked}” is not there: the list has {pages:,} page{'s' if pages > 1 else ''}; "
            f"choose a number from 1 to {pages:,}."
        ) from None
    # The numbers that the list of pages shows, with gaps.
    page.shown = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return page
