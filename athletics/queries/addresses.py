"""Old addresses."""

from athletics.models import Redirect


def moved_to(old_path: str) -> str | None:
    """Where what once stood at ``athletes/josh-kerr`` stands now; None where nothing did."""
    redirect = (
        Redirect.objects.select_related("athlete", "edition", "club")
        .filter(old_path=old_path)
        .first()
    )
    return redirect.get_absolute_url() if redirect else None
