"""How one enters the desk: who may, what is said to those locked out, what is written down."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string


class DeskAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # a library without types
    """Accounts are made by `manage.py make_editor`; no mail is sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that lock-outs count too; behind a proxy, as it names the sender."""
        address: str = import_string(settings.AXES_CLIENT_IP_CALLABLE)(request)
        return address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nobody is told by mail."""


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """429 after too many wrong passwords, with the time to wait."""
    wait = get_cool_off(request)
    seconds = int(wait.total_seconds()) if wait else 0
    context = {"minutes": max(1, seconds // 60), "title": "Locked for a while"}
    answer = render(request, "admin/locked_out.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def name_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account that somebody tries to enter: axes and Django call the field differently."""
    given = credentials or {}
    return given.get("username") or given.get("login") or request.POST.get("login", "")


def lacks_second_factor(request: HttpRequest) -> str:
    """The name of the page to go to first: set up a second factor, or give it; else empty.

    A session that began with the password alone stays outside even when the account has a
    second factor meanwhile.
    """
    user = request.user
    if not settings.SECOND_FACTOR or not user.is_active or not getattr(user, "is_staff", False):
        return ""
    if not is_mfa_enabled(user):
        return "mfa_index"
    given = any(one["method"] == "mfa" for one in get_authentication_records(request, user))
    return "" if given else "mfa_reauthenticate"


def note_added(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """A factor that was just set up counts as given in this session; the audit tells of it."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        extra = {"id": authenticator.pk, "type": authenticator.type}
        record_authentication(request, user, "mfa", **extra)
    _write_down(user, f"Second factor added: {authenticator.get_type_display()}")


def note_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _write_down(user, f"Second factor removed: {authenticator.get_type_display()}")


def note_reset(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _write_down(user, f"Made anew: {authenticator.get_type_display()}")


def _write_down(user: User, what: str) -> None:
    LogEntry.objects.log_actions(user.pk, User.objects.filter(pk=user.pk), CHANGE, what)
