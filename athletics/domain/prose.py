"""What editors write, as HTML: Markdown, and of it only what running text needs."""

import nh3
from markdown_it import MarkdownIt

#: Headings would break the order of a page's own; pictures and tables have their places.
_RULES_OFF = ["heading", "lheading", "hr", "code", "fence", "reference", "image", "html_block"]
_TAGS = {"p", "br", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote"}
_LINE_TAGS = _TAGS - {"p", "br", "ul", "ol", "li", "blockquote"}
#: "14. March" stays the fourteenth; nothing but these, whatever nh3 allows all tags.
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
_SCHEMES = {"http", "https", "mailto"}
_REL = "nofollow noopener noreferrer"

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
_markdown.disable([*_RULES_OFF, "html_inline"])


def as_html(text: str) -> str:
    """Paragraphs, lists and quotations; sound HTML whatever the text is."""
    return _sound(_markdown.render(text), _TAGS)


def as_line(text: str) -> str:
    """The same within a line: emphasis, code and links only."""
    return _sound(_markdown.renderInline(text), _LINE_TAGS).replace("\n", " ")


def _sound(html: str, tags: set[str]) -> str:
    return nh3.clean(html, tags=tags, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)
