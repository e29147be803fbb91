import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.citations import Citation

DAY = dt.date(2026, 11, 27)
KERR = Citation("Josh Kerr", "https://archive.example/athletics/?a=1/4&b=é", DAY)


def test_a_citation_names_the_archive_the_page_its_address_and_the_day():
    assert KERR.plain == (
        "The athletics archive: Josh Kerr. https://archive.example/athletics/?a=1/4&b=é "
        "(ODbL 1.0; read 27 November 2026)."
    )
    assert KERR.bibtex == (
        "@misc{athletics-archive-athletics-a-1-4-b,\n"
        "  author = {{The athletics archive}},\n"
        "  title = {{Josh Kerr}},\n"
        "  url = {https://archive.example/athletics/?a=1/4&b=%C3%A9},\n"
        "  urldate = {2026-11-27}\n"
        "}"
    )
    assert KERR.wikipedia == (
        "{{cite web |title=Josh Kerr |url=https://archive.example/athletics/?a=1/4&b=%C3%A9 "
        "|website=The athletics archive |access-date=27 November 2026}}"
    )


@pytest.mark.parametrize(
    ("title", "bibtex", "wikitext"),
    [
        ("a {b} c", r"a \{b\} c", "a &#123;b&#125; c"),
        ("a | b", "a | b", "a &#124; b"),
        ("[[a]]", "[[a]]", "&#91;&#91;a&#93;&#93;"),
        ("50 % & #1_$", r"50 \% \& \#1\_\$", "50 % &#38; #1_$"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d", "a\\b&#126;c^d"),
        ("''a'' men's", "''a'' men's", "&#39;&#39;a&#39;&#39; men's"),
        ("<ref>", "<ref>", "&#60;ref&#62;"),
    ],
)
def test_signs_with_a_meaning_are_escaped(title, bibtex, wikitext):
    cited = Citation(title, "https://archive.example/", DAY)
    assert f"title = {{{{{bibtex}}}}},\n" in cited.bibtex
    assert f"|title={wikitext} |url=" in cited.wikipedia


def test_an_address_cannot_end_its_value():
    cited = Citation("a", "https://archive.example/?q=}}|x [y]%7C", DAY)
    for text in (cited.bibtex, cited.wikipedia):
        assert "https://archive.example/?q=%7D%7D%7Cx%20%5By%5D%7C" in text


@given(st.text(), st.text())
def test_braces_stay_in_pairs_whatever_the_title(title, query):
    cited = Citation(title, f"https://archive.example/?{query}", DAY)
    body = cited.wikipedia.removeprefix("{{").removesuffix("}}")
    assert body.count("|") == 4
    assert not set("{}[]<>~") & set(body)
    depth = 0
    escaped = False
    for sign in cited.bibtex:
        if escaped:
            escaped = False
            continue
        escaped = sign == "\\"
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
