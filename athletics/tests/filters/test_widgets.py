"""Inputs written in one go are what Django would write."""

import pytest
from bs4 import BeautifulSoup
from django import forms

from athletics.filters.widgets import FilterForm

CHOICES = [("", "Any"), ("G&B", "Côte d'Ivoire <b>"), ('"x"', "Other")]


def fields():
    return {
        "country": forms.ChoiceField(choices=CHOICES, required=False),
        "name": forms.CharField(max_length=9, required=False),
        "year": forms.IntegerField(min_value=1890, help_text="such as 2023"),
        "holder": forms.BooleanField(required=False),
    }


Plain = type("Plain", (FilterForm,), fields())
Django = type("Django", (forms.Form,), fields())


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"country": "G&B", "name": '<script>"&', "year": "x", "holder": "on"},
        {"country": '"x"', "name": "", "year": "0", "holder": "\u202e"},
    ],
)
def test_each_input_is_what_django_writes(data):
    plain, django = Plain(data), Django(data)
    for name in fields():
        assert parts(plain[name]) == parts(django[name])


def parts(bound):
    """Every tag with its attributes and text, whatever their order and the space between."""
    html = BeautifulSoup(str(bound), "html.parser")
    return [(one.name, one.attrs, one.text.strip()) for one in html.find_all(True)]


def test_what_somebody_wrote_cannot_leave_its_input():
    html = str(Plain({"country": "", "name": '"><script>', "year": 1})["name"])
    assert "<script>" not in html
    assert 'value="&quot;&gt;&lt;script&gt;"' in html
