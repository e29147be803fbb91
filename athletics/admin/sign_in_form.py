"""The form at the desk's door."""

from typing import Any

from allauth.account.forms import LoginForm


class DeskLoginForm(LoginForm):  # type: ignore[misc]  # a library without types
    """The keyboard stands in its first field, as everywhere in Django's admin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autofocus"] = True
