"""What readers say is wrong: taken in at a limited rate, answered, never written to the record."""

import datetime as dt
import ipaddress

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from athletics.models import Correction

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


class TooManyError(Exception):
    """One sender sent as many as may be; ``wait`` is how long until the next."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__(f"wait {wait}")
        self.wait = wait


class CannotAnswerError(Exception):
    """Why the correction stays as it is; the text is for the reviewer."""


@transaction.atomic
def send(
    *, page: str, wrong: str, address: str, right: str = "", evidence: str = "", email: str = ""
) -> Correction:
    """Put a correction into the queue. Raises TooManyError.

    ``address`` is the network address of the sender; only a keyed hash of it is kept.
    """
    sender = hashed(address)
    wait = _wait(sender)
    if wait > dt.timedelta(0):
        raise TooManyError(wait)
    return Correction.objects.create(
        page=page, wrong=wrong, right=right, evidence=evidence, email=email, sender=sender
    )


def hashed(address: str) -> str:
    """Tells senders apart without telling who they are: 64 hex digits, keyed by SECRET_KEY."""
    value = _network(address)
    return salted_hmac("athletics.corrections", value, algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """An IPv6 address by its first 64 bits: one household has all the others."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((known.packed, 64), strict=False))
    return str(known)


def _wait(sender: str) -> dt.timedelta:
    """How long until the sender may send again; nothing or less where they may now."""
    now = timezone.now()
    limits = ((settings.CORRECTIONS_AN_HOUR, HOUR), (settings.CORRECTIONS_A_DAY, DAY))
    # Not what a clock that ran ahead says was sent later than now.
    sent = Correction.objects.filter(sender=sender, sent_at__gt=now - DAY, sent_at__lte=now)
    times = list(sent.order_by("-sent_at").values_list("sent_at", flat=True))
    # As many as the limit were sent since that one: the next may come once it is too old to count.
    waits = [times[most - 1] + span - now for most, span in limits if 0 < most <= len(times)]
    return max(waits, default=dt.timedelta(0))


@transaction.atomic
def answer(
    *, correction: Correction, state: str, answer: str, user: User, seen: str = ""
) -> Correction:
    """Tell the reader what became of it; the record is changed elsewhere, by hand.

    ``seen`` is ``version_of`` the correction as the reviewer saw it. Raises PermissionDenied, and
    CannotAnswerError where the answer is missing or somebody answered meanwhile.
    """
    if not user.has_perm("athletics.answer_correction"):
        raise PermissionDenied
    if state not in (Correction.State.TAKEN, Correction.State.REFUSED):
        raise CannotAnswerError("Choose whether the correction is taken or not.")
    if not answer.strip():
        raise CannotAnswerError("Write an answer: the reader is told why.")
    held = Correction.objects.select_for_update().get(pk=correction.pk)
    if version_of(held) != seen:
        raise CannotAnswerError(
            f"Somebody answered meanwhile ({held.get_state_display()}): “{held.answer}” "
            "Your answer stands below; send it again to put it in place of that one."
        )
    held.state, held.answer = state, answer.strip()
    held.answered_by, held.answered_at = user, timezone.now()
    held.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    return held


def version_of(correction: Correction) -> str:
    """Changes with each answer; empty before the first."""
    return correction.answered_at.isoformat() if correction.answered_at else ""
