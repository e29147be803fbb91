"""Editors' Markdown: what it becomes, and that nothing hostile comes through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.prose import as_html, as_line

LINK = '<a href="https://a.example/x" rel="nofollow noopener noreferrer">here</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("He *won* at **last**.", "<p>He <em>won</em> at <strong>last</strong>.</p>\n"),
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two<br>\nlines.</p>\n"),
        ("- gold\n- silver", "<ul>\n<li>gold</li>\n<li>silver</li>\n</ul>\n"),
        ("14. March", '<ol start="14">\n<li>March</li>\n</ol>\n'),
        ("> I won.", "<blockquote>\n<p>I won.</p>\n</blockquote>\n"),
        ("[here](https://a.example/x)", f"<p>{LINK}</p>\n"),
        ("# No heading", "<p># No heading</p>\n"),
        ("![p](https://a.example/p.png)", None),
        ("https://a.example/", "<p>https://a.example/</p>\n"),
        ("", ""),
    ],
)
def test_markdown_of_running_text(text, html):
    made = as_html(text)
    assert html is None or made == html
    assert "<img" not in made


def test_a_line_stays_a_line():
    assert as_line("He *won*.\n\n- list\nmore") == "He <em>won</em>.  - list more"
    assert as_line("[here](https://a.example/x)") == LINK


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    '[x](https://a.example/"onmouseover="alert(1))',
    '[x](https://a.example "x\\" onclick=alert(1)")',
    "<javascript:alert(1)>",
    "`<b onclick=x>`",
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<div style='position:fixed'>x</div>",
    "<!-- --><b>x</b>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<iframe src='https://evil.example'></iframe>",
    "\x00<script>",
)
TAGS = {"p", "br", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote"}


class Reader(HTMLParser):
    """Notes each tag and each attribute that may not be there."""

    def __init__(self):
        super().__init__()
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if (tag, name) not in {("a", "href"), ("a", "rel"), ("ol", "start")}:
                self.wrong.append(name)
            scheme, colon, _ = (value or "").partition(":")
            unsafe = scheme.lower() not in ("http", "https", "mailto")
            if name == "href" and colon and scheme.isalpha() and unsafe:
                self.wrong.append(value)
        if tag == "a" and dict(attrs).get("rel") != "nofollow noopener noreferrer":
            self.wrong.append("rel")

    def handle_comment(self, data):
        self.wrong.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def wrong_in(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.wrong


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_through(text):
    for html in (as_html(text), as_line(text)):
        assert wrong_in(html) == []
        assert "<script" not in html.lower()


PIECES = st.sampled_from(
    [*HOSTILE, "*", "**", "`", "[", "](", ")", "<", ">", '"', "'", "&", "&lt;", "\n", "\n\n", "- "]
)


@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_written_the_html_is_sound(text):
    assert wrong_in(as_html(text)) == []
    assert wrong_in(as_line(text)) == []
    assert "\n" not in as_line(text)
