"""Where a reader says what is wrong, and sees what became of it. The only pages with a cookie."""

import math
import uuid
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from athletics.models import Correction
from athletics.pages.errors import missing
from athletics.pages.read_only import RETRY_AFTER
from athletics.pages.sender import sender_of
from athletics.services import corrections

#: Addresses below these are no pages of the archive.
_NO_PAGES = ("/corrections/", f"/{settings.ADMIN_PATH}/")


class LongText(forms.CharField):
    """Counts a new line as one character, as the browser does."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def _long_text(label: str, required: str = "", help_text: str = "") -> LongText:
    return LongText(
        label=label,
        required=bool(required),
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        error_messages={
            "required": required,
            "max_length": f"“{label}” takes %(limit_value)d characters, these are "
            "%(show_value)d; shorten it.",
        },
    )


class CorrectionForm(forms.Form):
    page = forms.CharField(
        label="Page",
        max_length=300,
        help_text="The part of its address after the name of the site: /athletes/josh-kerr/",
        error_messages={
            "required": "Name the page: the part of its address after the name of the site.",
            "max_length": "The address of the page is longer than any here; check it.",
        },
    )
    wrong = _long_text(
        "What is wrong", "Say what is wrong: “the winner’s mark is 3:29.28 here”, for example."
    )
    right = _long_text("What is right", help_text="If you know it")
    evidence = _long_text("Where that is written", help_text="A book, a results list, a web page")
    email = forms.EmailField(
        label="Your e-mail address",
        required=False,
        max_length=254,
        help_text="Only if editors may ask you; never shown on the site",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": "This is no whole e-mail address: write it as name@example.org, or leave "
            "it empty."
        },
    )
    #: No reader sees it. What fills it is a program, and nothing that it sends is kept.
    website = forms.CharField(label="Leave this empty", required=False)

    def clean_page(self) -> str:
        page: str = self.cleaned_data["page"]
        if not is_page(page):
            raise forms.ValidationError(
                "No page of this site has that address. Write it as /athletes/josh-kerr/, without "
                "the name of the site."
            )
        return page


def is_page(path: str) -> bool:
    """Whether it is the path of a public page here, and nothing else: no host, no query."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return False
    try:
        if urlsplit(path).path != path:
            return False
        resolve(path)
    except (ValueError, Resolver404):
        return False
    return not path.startswith(_NO_PAGES)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        page = request.GET.get("page", "")
        form = CorrectionForm(initial={"page": page})
        return _form(request, form, page if is_page(page) else "")
    form = CorrectionForm(request.POST)
    if settings.READ_ONLY:
        response = _form(request, form, "", status=503)
        response["Retry-After"] = RETRY_AFTER
        return response
    if not form.is_valid():
        return _form(request, form, form.cleaned_data.get("page", ""), status=400)
    values = form.cleaned_data
    if values.pop("website"):
        return HttpResponseRedirect(reverse("correction", args=[uuid.uuid4()]))
    try:
        correction = corrections.send(address=sender_of(request), **values)
    except corrections.TooManyError as refused:
        seconds = math.ceil(refused.wait.total_seconds())
        response = _form(request, form, values["page"], wait=math.ceil(seconds / 60), status=429)
        response["Retry-After"] = str(seconds)
        return response
    return HttpResponseRedirect(correction.get_absolute_url())


def _form(
    request: HttpRequest, form: CorrectionForm, page: str, wait: int = 0, status: int = 200
) -> HttpResponse:
    """``page`` is the address where it is sound: then it need not be typed."""
    context = {"form": form, "page": page, "wait": wait, "read_only": settings.READ_ONLY}
    return render(request, "corrections/new.html", context, status=status)


@never_cache
@require_safe
def status(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """What became of a correction. What the reader wrote is not shown: nobody has read it yet."""
    correction = Correction.objects.filter(token=token).first()
    if correction is None:
        return missing(request)
    response = render(request, "corrections/status.html", {"correction": correction})
    response["X-Robots-Tag"] = "noindex"
    return response
