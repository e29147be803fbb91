from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest

PAGE_LENGTH = 100


def page_of(  # type: ignore[no-untyped-def]
    request: HttpRequest, rows: Any, count: int | None = None
):
    """The page that the address names, the first by default; Http404 for one that is not there.

    ``rows`` are a queryset, a list, or whatever counts and slices itself; ``count`` saves counting
    them where that is done.
    """
    paginator = Paginator(rows, PAGE_LENGTH)
    if count is not None:
        paginator.count = count
    try:
        page = paginator.page(request.GET.get("page", 1))
    except (PageNotAnInteger, EmptyPage) as error:
        raise Http404(str(error)) from None
    # The numbers that the list of pages shows, with gaps.
    page.shown = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return page
