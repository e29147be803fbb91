"""Old addresses."""

from django.db.models import Q

from athletics.models import Edition, Redirect, Viewer


def moved_to(old_path: str, viewer: Viewer) -> str | None:
    """Where what once stood at ``athletes/josh-kerr`` stands now.

    None where nothing did, or where what did has come back to its old address.
    """
    editions = Edition.objects.visible_to(viewer)
    redirect = (
        Redirect.objects.select_related("athlete", "edition", "club")
        .filter(Q(edition=None) | Q(edition__in=editions), old_path=old_path)
        .first()
    )
    target = redirect.get_absolute_url() if redirect else None
    return None if target == f"/{old_path}/" else target
