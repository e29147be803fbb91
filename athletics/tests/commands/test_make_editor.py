"""`manage.py make_editor`: an account of the desk, from options or by asking."""

import io
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from athletics.management.commands import make_editor as command
from athletics.models import Editor

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse 1500"
GIVEN = ("vera", "--group", "reviewer", "--public-name", "V. R.")


@pytest.fixture
def make(monkeypatch):
    """Runs the command with a password on standard input; what it printed comes back."""

    def make(*arguments, stdin=f"{PASSWORD}\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        out, err = StringIO(), StringIO()
        call_command("make_editor", *arguments, stdout=out, stderr=err)
        return out.getvalue() + err.getvalue()

    return make


@pytest.fixture
def ask(monkeypatch):
    """Runs the command on a terminal where somebody gives these answers and passwords."""

    def ask(answers, passwords, *arguments):
        answers, passwords = iter(answers), iter(passwords)
        terminal = io.StringIO()
        terminal.isatty = lambda: True
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.setattr("builtins.input", lambda _: next(answers))
        monkeypatch.setattr(command.getpass, "getpass", lambda _: next(passwords))
        out, err = StringIO(), StringIO()
        call_command("make_editor", *arguments, stdout=out, stderr=err)
        return out.getvalue() + err.getvalue()

    return ask


@pytest.mark.parametrize("group", ["contributor", "editor", "reviewer", "administrator"])
def test_an_account_of_each_group(make, client, group):
    printed = make("vera", "--group", group, "--public-name", "V. R.", "--password-stdin")
    user = User.objects.get()
    assert (user.username, user.is_staff, user.is_superuser) == ("vera", True, False)
    assert [one.name for one in user.groups.all()] == [group]
    assert user.editor.public_name == "V. R."
    assert user.check_password(PASSWORD)
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    assert "vera" in printed
    assert PASSWORD not in printed
    assert PASSWORD not in user.password


def test_nothing_is_printed_where_nothing_is_wanted(make):
    assert make(*GIVEN, "--password-stdin", "--verbosity", "0") == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("vera", "--group", "editor"), "Give --public-name too"),
        (("vera", "--public-name", "V."), "Give --group too"),
        (("--group", "editor", "--public-name", "V."), "Give NAME too"),
        (("vera", "--group", "king", "--public-name", "V."), "invalid choice: 'king'"),
        (("ve ra", "--group", "editor", "--public-name", "V."), "User name: Enter a valid"),
        (("v" * 151, "--group", "editor", "--public-name", "V."), "User name: Ensure"),
        (("vera", "--group", "editor", "--public-name", "V" * 61), "Public name: Ensure"),
        (("vera", "--group", "editor", "--public-name", " "), "Public name: This field"),
    ],
)
def test_what_is_missing_or_wrong_is_named(make, arguments, words):
    with pytest.raises(CommandError, match=words):
        make(*arguments, "--password-stdin")
    assert not User.objects.exists()
    assert not Editor.objects.exists()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("k9!", "too short"),
        ("password1", "too common"),
        ("192837465012", "entirely numeric"),
        ("", "too short"),
    ],
)
def test_a_weak_password_is_refused_and_not_shown(make, password, words):
    with pytest.raises(CommandError, match=words) as refused:
        make(*GIVEN, "--password-stdin", stdin=f"{password}\n")
    assert "No account was made." in str(refused.value)
    assert not password or password not in str(refused.value)
    assert not User.objects.exists()


def test_a_password_like_the_name_is_refused(make):
    with pytest.raises(CommandError, match="too similar to the username"):
        make("vera-reviewer", *GIVEN[1:], "--password-stdin", stdin="vera-reviewer1\n")
    assert not User.objects.exists()


def test_names_that_are_taken_are_named(make):
    make(*GIVEN, "--password-stdin")
    with pytest.raises(CommandError, match=r"account 'vera' already.*(?s:.)*'V\. R\.' is taken"):
        make(*GIVEN, "--password-stdin")
    with pytest.raises(CommandError, match=r"'V\. R\.' is taken"):
        make("willy", *GIVEN[1:], "--password-stdin")
    assert User.objects.count() == Editor.objects.count() == 1


def test_all_is_asked_for_on_a_terminal_until_it_is_given(ask):
    printed = ask(["", "vera", "editor", "V. R."], [PASSWORD, PASSWORD])
    user = User.objects.get()
    assert (user.username, user.editor.public_name) == ("vera", "V. R.")
    assert user.check_password(PASSWORD)
    assert PASSWORD not in printed


def test_only_what_is_not_given_is_asked_for(ask):
    ask([], [PASSWORD, PASSWORD], *GIVEN)
    assert User.objects.get().editor.public_name == "V. R."


def test_a_password_is_asked_for_until_it_is_strong_and_twice_the_same(ask):
    printed = ask([], ["short", PASSWORD, "another", PASSWORD, PASSWORD], *GIVEN)
    assert "too short" in printed
    assert "The two are not the same." in printed
    assert User.objects.get().check_password(PASSWORD)


def test_after_three_tries_no_account_is_made(ask):
    with pytest.raises(CommandError, match="No password after 3 tries; no account was made"):
        ask([], ["short"] * 3, *GIVEN)
    assert not User.objects.exists()


def test_stopping_makes_no_account(ask):
    def passwords():
        raise KeyboardInterrupt
        yield

    with pytest.raises(CommandError, match="Stopped; no account was made"):
        ask([], passwords(), *GIVEN)
    assert not User.objects.exists()


def test_without_a_terminal_nothing_can_be_asked(make):
    with pytest.raises(CommandError, match="no terminal to ask on; give --password-stdin"):
        make(*GIVEN)
