"""A select written in one go is what Django would write."""

from django import forms

from athletics.filters.widgets import PlainSelect

CHOICES = [("", "Any"), ("G&B", "Côte d'Ivoire <b>"), ('"x"', "Other")]


def test_options_are_escaped_and_the_chosen_one_is_marked():
    html = PlainSelect(choices=CHOICES).render("country", "G&B", {"id": "id_country"})
    assert html == (
        '<select id="id_country" name="country"><option value="">Any</option>\n'
        '<option value="G&amp;B" selected>Côte d&#x27;Ivoire &lt;b&gt;</option>\n'
        '<option value="&quot;x&quot;">Other</option>\n</select>'
    )


def test_nothing_chosen_is_the_open_choice():
    field = forms.ChoiceField(choices=CHOICES, widget=PlainSelect)
    assert '<option value="" selected>Any</option>' in field.widget.render("country", None)
