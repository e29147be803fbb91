"""How to cite a page: in plain words, for BibTeX, and for Wikipedia's ``{{cite web}}``."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from athletics.domain.dates import day_in_words

SITE = "The athletics archive"

#: What LaTeX would take for a command.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
}
#: What wikitext would take for the end of a value, a link, a tag, a signature or italics.
_WIKITEXT = {sign: f"&#{ord(sign)};" for sign in "|{}[]<>~&"}
#: Signs that an address may have as they are, in a BibTeX entry and in wikitext alike.
_IN_ADDRESS = "/:?=&%+,;@-._!*()"


@dataclass(frozen=True)
class Citation:
    """``title`` of the page, its whole ``address``, and the day on which it was read."""

    title: str
    address: str
    day: dt.date

    @property
    def plain(self) -> str:
        return f"{SITE}: {self.title}. {self.address} (ODbL 1.0; read {day_in_words(self.day)})."

    @property
    def bibtex(self) -> str:
        """An ``@misc`` entry; its key comes from the path, so one page has one key."""
        title = "".join(_BIBTEX.get(sign, sign) for sign in self.title)
        path = urlsplit(self.address)
        words = re.findall(r"[a-z0-9]+", f"{path.path} {path.query}".lower())
        key = "-".join(["athletics-archive", *words])
        return (
            f"@misc{{{key},\n"
            f"  author = {{{{{SITE}}}}},\n"
            f"  title = {{{{{title}}}}},\n"
            f"  url = {{{_plain_address(self.address)}}},\n"
            f"  urldate = {{{self.day.isoformat()}}}\n"
            "}"
        )

    @property
    def wikipedia(self) -> str:
        title = "".join(_WIKITEXT.get(sign, sign) for sign in self.title)
        title = title.replace("''", "&#39;&#39;")
        return (
            f"{{{{cite web |title={title} |url={_plain_address(self.address)} "
            f"|website={SITE} |access-date={day_in_words(self.day)}}}}}"
        )


def _plain_address(address: str) -> str:
    """With braces, bars, brackets, spaces and tildes percent-encoded."""
    return quote(address, safe=_IN_ADDRESS).replace("~", "%7E")
