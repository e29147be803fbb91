"""Accounts of the desk."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.models import Editor
from athletics.services import changes

#: As the migrations make them, from the least that one may do to the most.
GROUPS = ("contributor", "editor", "reviewer", "administrator")


class CannotMakeEditorError(Exception):
    """What stands against the account, each with the mend."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__(" ".join(self.problems))


@transaction.atomic
def make_editor(*, name: str, group: str, public_name: str, password: str) -> User:
    """An account that may enter the desk. Raises CannotMakeEditorError; then none is made."""
    user = User(username=User.normalize_username(name), is_staff=True)
    editor = Editor(public_name=public_name.strip())
    problems = [*_account(user, group), *_public_name(editor), *password_problems(user, password)]
    if problems:
        raise CannotMakeEditorError(problems)
    user.set_password(password)
    user.save()
    user.groups.add(Group.objects.get(name=group))
    editor.user = user
    editor.save()
    return user


class CannotResetError(Exception):
    """Why the second factor stays; the text is for the administrator."""


def reset_second_factor(*, user: User, by: User | None, reason: str) -> int:
    """Forget the passkeys, app and recovery codes of an account, so that new ones are set up.

    Returns how many were forgotten. The password stays; sessions that gave the old factor have
    to give a new one. One changeset tells who did it and why. Raises CannotResetError.
    """
    if not reason.strip():
        raise CannotResetError("Say why the second factor is reset.")
    held = Authenticator.objects.filter(user=user)
    if not held.exists():
        raise CannotResetError(f"{user.get_username()} has no second factor.")
    summary = f"Reset the second factor of {user.get_username()}"
    with changes.changeset(action="second-factor", summary=summary, user=by, reason=reason):
        forgotten, _ = held.delete()
    return int(forgotten)


def password_problems(user: User, password: str) -> list[str]:
    """Why the password is too weak; empty where it will do."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return list(error.messages)
    return []


def _account(user: User, group: str) -> list[str]:
    problems = _problems("User name", user, "username")
    if User.objects.filter(username=user.username).exists():
        problems = [f"User name: there is an account {user.username!r} already; take another."]
    if not Group.objects.filter(name=group).exists():
        problems.append(f"Group: {group!r} is none; take one of {', '.join(GROUPS)}.")
    return problems


def _public_name(editor: Editor) -> list[str]:
    if Editor.objects.filter(public_name=editor.public_name).exists():
        return [f"Public name: {editor.public_name!r} is taken; choose another."]
    return _problems("Public name", editor, "public_name")


def _problems(label: str, record: User | Editor, column: str) -> list[str]:
    """What its own column has against a value."""
    others = {field.name for field in record._meta.concrete_fields} - {column}
    try:
        record.clean_fields(exclude=others)
    except ValidationError as error:
        return [f"{label}: {message}" for message in error.messages]
    return []
