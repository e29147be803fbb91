"""Accounts of the desk, as administrators see them."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse

from athletics.services import accounts

# Secrets are for nobody's eyes, and nobody here is written to.
admin.site.unregister([User, Authenticator, EmailAddress])


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    """Administrators manage all but superusers, and make nobody one."""

    change_form_template = "admin/auth/user/account.html"
    list_display = ["username", "is_staff", "is_active", "last_login", "second_factor"]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        held = Authenticator.objects.filter(user=OuterRef("pk"))
        accounts: QuerySet[User] = super().get_queryset(request)
        return accounts.annotate(has_second_factor=Exists(held))

    @admin.display(description="second factor", boolean=True)
    def second_factor(self, user: Any) -> bool:
        return bool(user.has_second_factor)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = [*super().get_readonly_fields(request, obj), "last_login", "date_joined"]
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _below(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _below(request, obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.reset_view)
        name = "auth_user_reset_second_factor"
        return [path("<int:user_id>/second-factor/", view, name=name), *super().get_urls()]

    def reset_view(self, request: HttpRequest, user_id: int) -> HttpResponse:
        """Asks why, then forgets the second factor of an account."""
        user = get_object_or_404(User, pk=user_id)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method == "POST":
            try:
                accounts.reset_second_factor(
                    user=user,
                    by=request.user,  # type: ignore[arg-type]  # staff, by the site
                    reason=request.POST.get("why", ""),
                )
            except accounts.CannotResetError as refused:
                messages.error(request, str(refused))
            else:
                self.log_change(request, user, "Reset the second factor.")
                messages.success(request, f"{user} sets up a new second factor at the next login.")
                return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Reset the second factor of {user}",
            "account": user,
            "opts": self.opts,
        }
        return render(request, "admin/auth/user/reset_second_factor.html", context)


def _below(request: HttpRequest, user: User | None) -> bool:
    """Whether the account is none of a superuser, or a superuser asks."""
    return user is None or request.user.is_superuser or not user.is_superuser
