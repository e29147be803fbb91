"""Two athletes who are one, one who is two: what would change is shown before it does."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from athletics.domain.names import fold
from athletics.models import Athlete, Result, TeamMember
from athletics.services.merging import CannotMergeError, merge, plan
from athletics.services.splitting import CannotSplitError, split

PERMISSION = "athletics.merge_athlete"
#: Athletes shown to choose from.
MOST = 20


def merge_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    """``?q=`` searches the other, ``?with=`` shows what would change, POST confirms it."""
    kept = _athlete(request, object_id)
    gone = _other(request)
    if request.method == "POST" and gone:
        try:
            made = merge(
                kept=kept,
                gone=gone,
                user=request.user,  # type: ignore[arg-type]  # the desk is for those who logged in
                reason=request.POST.get("why", ""),
            )
        except CannotMergeError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{made.summary}. Its old address leads here.")
            return _to(kept)
    query = request.GET.get("q", "")
    context = {
        **site.each_context(request),
        "title": f"Merge another athlete into {kept}",
        "athlete": kept,
        "plan": plan(kept=kept, gone=gone) if gone else None,
        "query": query,
        "candidates": [] if gone else _candidates(kept, query),
        "why": request.POST.get("why", ""),
        "opts": Athlete._meta,
    }
    return render(request, "admin/athletics/athlete/merge.html", context)


def _athlete(request: HttpRequest, object_id: str) -> Athlete:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    athletes = Athlete.objects.select_related("country")
    return get_object_or_404(athletes, pk=object_id if object_id.isdecimal() else None)


def _other(request: HttpRequest) -> Athlete | None:
    chosen = request.GET.get("with", "")
    if not (chosen.isdecimal() and len(chosen) < 15):
        return None
    return Athlete.objects.select_related("country").filter(pk=chosen).first()


def _candidates(kept: Athlete, query: str) -> "QuerySet[Athlete]":
    """Who has these words in the name; without any, those of the same name."""
    others = Athlete.objects.exclude(pk=kept.pk).select_related("country")
    if words := fold(query).split():
        for word in words:
            others = others.filter(search_name__contains=word)
    else:
        others = others.filter(sort_name=kept.sort_name)
    return others.annotate(held=Count("results")).order_by("sort_name", "pk")[:MOST]


def _to(athlete: Athlete) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:athletics_athlete_change", args=[athlete.pk]))


class NewAthleteForm(forms.ModelForm):  # type: ignore[type-arg]
    """The other of two who stand as one."""

    why = forms.CharField(label="Why", max_length=300, help_text="Kept with the change")

    class Meta:
        model = Athlete
        fields = ["given_name", "family_name", "name_order", "slug", "sex", "country", "born"]
        help_texts = {"slug": "Its address: /athletes/…/"}


def split_view(request: HttpRequest, object_id: str, site: Any) -> HttpResponse:
    """Tick the results of the other, name them; the new athlete rests on the same sources."""
    athlete = _athlete(request, object_id)
    new = Athlete(source_set=athlete.source_set)
    initial = {name: getattr(athlete, name) for name in ("sex", "country", "name_order")}
    form = NewAthleteForm(request.POST or None, instance=new, initial=initial)
    ticked = {name: _ids(request, name) for name in ("result", "member")}
    if request.method == "POST" and form.is_valid():
        try:
            made = split(
                athlete=athlete,
                new=new,
                results=ticked["result"],
                team_members=ticked["member"],
                user=request.user,  # type: ignore[arg-type]
                reason=form.cleaned_data["why"],
            )
        except (CannotSplitError, ValidationError) as refused:
            form.add_error(None, str(refused) if isinstance(refused, CannotSplitError) else refused)
        else:
            messages.success(request, f"{made.summary}.")
            return _to(new)
    context = {
        **site.each_context(request),
        "title": f"Split {athlete}",
        "athlete": athlete,
        "form": form,
        "results": _results(athlete),
        "members": _members(athlete),
        "ticked": ticked,
        "opts": Athlete._meta,
    }
    return render(request, "admin/athletics/athlete/split.html", context)


def _ids(request: HttpRequest, name: str) -> list[int]:
    given = request.POST.getlist(name)
    return [int(one) for one in given if one.isdecimal() and len(one) < 15]


def _results(athlete: Athlete) -> "QuerySet[Result]":
    return (
        Result.objects.filter(athlete=athlete)
        .select_related("country", "unit__event__edition", "unit__event__discipline")
        .order_by("unit__event__edition__start_date", "unit__event", "pk")
    )


def _members(athlete: Athlete) -> "QuerySet[TeamMember]":
    return (
        TeamMember.objects.filter(athlete=athlete)
        .select_related("country", "event__edition", "event__discipline")
        .order_by("event__edition__start_date", "event")
    )
