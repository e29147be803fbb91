"""Pages read by their structure: tables by caption, rows by heading, cells by class."""

from bs4 import BeautifulSoup, Tag
from django.test import Client


class Reader:
    """Pages by address, parsed."""

    def __call__(self, path: str) -> BeautifulSoup:
        response = Client().get(path)
        assert response.status_code == 200, path
        return BeautifulSoup(response.content, "html.parser")


def text(tag: Tag) -> str:
    """Visible text on one line."""
    return " ".join(tag.get_text().split())


def table(page: Tag, caption: str) -> Tag:
    """The only table whose caption begins so."""
    (found,) = (one for one in page.find_all("table") if text(one.caption).startswith(caption))
    return found


def row(rows: Tag, heading: str) -> Tag:
    """The only row with that heading."""
    (found,) = (one for one in rows.select("tr:has(> th[scope=row])") if text(one.th) == heading)
    return found


def cells(line: Tag) -> list[str]:
    return [text(cell) for cell in line.find_all(["th", "td"])]


def cell(line: Tag, name: str) -> str:
    return text(line.select_one(f"td.{name}"))


def notes(line: Tag) -> list[str]:
    return [text(note) for note in line.select("td.note > span")]


def edition_rows(page: Tag, edition: str) -> Tag:
    """An athlete's results at one edition."""
    (found,) = (
        body
        for body in table(page, "Results by edition").find_all("tbody")
        if text(body.th) == edition
    )
    return found


def honours(page: Tag) -> dict[str, list[str]]:
    """``{"World Championships": ["G 2023 1500 m"]}`` of an athlete's page."""
    return {
        text(item.b): [text(medal) for medal in item.select("a:has(> .medal)")]
        for item in page.select("ul.honours > li")
    }


def facts(page: Tag) -> dict[str, str]:
    return {text(fact.dt): text(fact.dd) for fact in page.select("dl.facts > div")}


def claim(page: Tag, value: str) -> dict[str, str]:
    """What a source says in just these words, and what the archive answers."""
    (found,) = (one for one in page.select("dl.claim") if next(one.dd.stripped_strings) == value)
    return {
        text(term): text(answer)
        for term, answer in zip(found.find_all("dt"), found.find_all("dd"), strict=True)
    }


def milestones(page: Tag) -> dict[str, dict[str, str]]:
    """Sentences of a page's milestones, strongest first, each with its links by their words."""
    heading = page.select_one("#milestones")
    if heading is None:
        return {}
    return {
        str(next(one.stripped_strings)): links(one) for one in heading.find_next("ul").select("li")
    }


def quotes(page: Tag) -> list[tuple[str, str]]:
    """Who said what."""
    return [(text(one.figcaption.a), text(one.blockquote)) for one in page.select("figure.quote")]


def links(page: Tag) -> dict[str, str]:
    """Addresses by text."""
    return {text(link): link["href"] for link in page.find_all("a")}
