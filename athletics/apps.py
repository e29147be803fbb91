from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class AthleticsConfig(AppConfig):
    name = "athletics"
    verbose_name = "Athletics archive"
    default = True

    def ready(self) -> None:
        import_module("athletics.queries.collation")


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin with our own site class as the default one."""

    default = False
    default_site = "athletics.admin.site.Desk"

    def ready(self) -> None:
        super().ready()
        import_module("athletics.admin.registrations")
        sign_in = import_module("athletics.admin.sign_in")
        signals = import_module("allauth.mfa.signals")
        signals.authenticator_added.connect(sign_in.note_added)
        signals.authenticator_removed.connect(sign_in.note_removed)
        signals.authenticator_reset.connect(sign_in.note_reset)
