"""The words of result sheets: headings, statuses, records, and lines that are no result."""

import re
from collections.abc import Iterable

from athletics.domain.names import fold

PLACE, BIB, NAME, GIVEN, FAMILY = "place", "bib", "name", "given_name", "family_name"
COUNTRY, BORN, MARK, WIND, REACTION = "country", "born", "mark", "wind", "reaction"
ADVANCED, STATUS, REMARKS, IGNORE = "advanced", "status", "remarks", "ignore"

#: What a column can hold, for the editor who assigns it.
ROLES: dict[str, str] = {
    PLACE: "place: 1, =2, 2=; DNF, DNS or DQ may stand here too",
    BIB: "bib number",
    NAME: "name of the athlete or team",
    GIVEN: "given name",
    FAMILY: "family name",
    COUNTRY: "country: GBR",
    BORN: "birth date or year: 8 Oct 1997, 1997",
    MARK: "mark, with what stands behind it: 3:29.38 Q SB, 8.95 (+0.3)",
    WIND: "wind: +0.3",
    REACTION: "reaction time: 0.143",
    ADVANCED: "how the athlete advanced: Q, q, qR, qJ, qD",
    STATUS: "status: DNF, DNS, DQ TR16.8, NM",
    REMARKS: "remarks: records, rule of a disqualification, notes",
    IGNORE: "not read",
}

_HEADINGS = {
    PLACE: "pos|position|place|pl|plc|plac|rank|rk|rang|platz|posto|puesto|lugar|classement|clt|"
    "placering|plassering|plaats|miejsce|sija|sijoitus|class|ranking|finish|poradi|helyezes",
    BIB: "bib|bib no|no|nr|num|number|start no|stnr|startnr|startnummer|dossard|dorsal|pett|"
    "pettorale|rinnennr|start number|competitor number|bib number|numer|rugnummer",
    NAME: "name|athlete|athletes|athlete name|competitor|full name|athlet|athletin|sportler|nom|"
    "nombre|nome|atleta|athlete s name|navn|namn|naam|nazwisko|nimi|participant|runner|jmeno|nev|"
    "name of athlete|nombre y apellidos|nom et prenom|nom prenom|name vorname|nachname vorname|"
    "athlete nation|athlete country|name nationality|team name",
    GIVEN: "given name|given|first name|firstname|forename|vorname|prenom|prenombre|fornamn|"
    "fornavn|voornaam|imie|etunimi",
    FAMILY: "family name|family|last name|lastname|surname|nachname|familienname|nom de famille|"
    "apellido|apellidos|cognome|apelido|efternamn|etternavn|achternaam|sukunimi|sobrenome",
    COUNTRY: "nat|nation|nationality|country|country code|team|noc|noc code|ctry|cnt|land|pays|"
    "pais|paese|naz|nazione|nazionalita|nacionalidad|kraj|maa|fed|federation|nationalite|"
    "nationalitat|npc|member|code",
    BORN: "dob|d o b|yob|birth|born|date of birth|year of birth|birth date|birthdate|birth year|"
    "birthday|geb|jg|jahrgang|geburtsdatum|annee|annee de naissance|ne|nee le|date de naissance|"
    "fecha de nacimiento|ano|nac|f nac|data di nascita|anno|fodd|fodt|geboren|jaar|rocznik|"
    "born in|naissance|nascimento|year",
    MARK: "mark|result|results|time|perf|performance|final time|official time|best|distance|height"
    "|points|score|total|total points|pts|ergebnis|resultat|zeit|leistung|weite|hohe|punkte|temps|"
    "marca|tiempo|resultado|tempo|risultato|prestazione|misura|tid|tijd|prestatie|wynik|czas|tulos|"
    "vysledek|eredmeny|net time|finish time|best mark|best result|mark m|res|metres|meters|"
    "chrono|perf m|overall|final result",
    WIND: "wind|w|ws|wind m s|vent|viento|vento|vind|tuuli|wiatr|wind speed|windreading|"
    "wind reading",
    REACTION: "rt|r t|reaction|reaction time|react|reac|react time|reaktion|reaktionszeit|reac t|"
    "tps reaction|reazione|reaccion|temps de reaction",
    ADVANCED: "q|qual|qualified|qualification|qualifier|qualifying|advanced|adv|qlf|qualif",
    STATUS: "status|irm|state|dnf dq|invalid result mark",
    REMARKS: "remarks|remark|notes|note|comment|comments|rec|record|records|tag|tags|info|"
    "bemerkung|bemerkungen|observations|obs|observaciones|remarques|huomautus|anm|achievement|"
    "achievements|details|rec notes|detail",
    IGNORE: "lane|ln|order|bahn|heat|serie|series|group|order of start|ord|calle|couloir|corsia|"
    "bane|bana|sb|pb|season best|personal best|seb|sb 2023|gap|diff|behind|laps|split|splits|"
    "club|verein|flag|age|cat|category|sex|gender|start list|qr|reaction rank|rank heat|"
    "overall rank|id|licence|license|rk heat|attempts|attempt|event|round|date|city|venue|wa score|"
    "result score|score wa|medal|profile|ht|margin",
}
_ROLE_OF = {word: role for role, words in _HEADINGS.items() for word in words.split("|")}
_SIGNS = {"#": PLACE, "№": BIB, "n°": BIB, "nº": BIB}


def role_of_heading(text: str, *, may_be_several: bool = True) -> str:
    """What a column of that heading holds; empty where the heading is not known.

    Several headings over one column, as ``Bib Name``, are taken for the name.
    """
    text = text.strip()
    if text.lower() in _SIGNS:
        return _SIGNS[text.lower()]
    short = fold(text.partition("(")[0])
    role = _ROLE_OF.get(fold(text)) or _ROLE_OF.get(short)
    if role or not may_be_several:
        return role or ""
    roles = [_ROLE_OF.get(word, "") for word in short.split()]
    if roles and all(roles):
        return NAME if NAME in roles else roles[0]
    return ""


#: What sheets print for a competitor without a result.
STATUS_WORDS = {
    **dict.fromkeys("DNF RET RETD AB ABD ABAND RETIRED".split(), "DNF"),
    **dict.fromkeys("DNS NP".split(), "DNS"),
    **dict.fromkeys("DQ DSQ DISQ DISQUALIFIED".split(), "DQ"),
    **dict.fromkeys("NM NH ND NMR OGV".split(), "NM"),
}
#: Those that are said in a note without being the status of a word by chance.
SURE_STATUS_WORDS = frozenset("DNF DNS DQ DSQ NM NH NMR".split())
STATUS_PHRASES = re.compile(
    r"\b(did not finish|did not start|disqualified|no mark|no height|no distance)\b", re.IGNORECASE
)
STATUS_OF_PHRASE = {
    "did not finish": "DNF",
    "did not start": "DNS",
    "disqualified": "DQ",
    "no mark": "NM",
    "no height": "NM",
    "no distance": "NM",
}


def status_of(word: str) -> str:
    """``DNF`` for ``DNF``, ``r`` or ``ret.``; empty where the word is no status."""
    return "DNF" if word in ("r", "r.") else STATUS_WORDS.get(word.strip(".").upper(), "")


#: WR, =WR, WL, WU20R, PB: a record or best, equalled or not.
_TAG = re.compile(
    r"=?(?:[WCOANMGEPS]R|[WEAN]L|[WPS]B|DLR|CBP|W[CI]R|OB|CB|MB|NB|AB|[WACNEM]J[RB]"
    r"|[WACNEM]?U(?:18|20|23)[RBL]|NIR|AIR|EIR|WIL)"
)


def is_tag(word: str) -> bool:
    """Whether a word says that a mark was a record or a best."""
    return bool(_TAG.fullmatch(word)) or word in ("pb", "sb")


ADVANCED_WORDS = {"Q": "Q", "q": "q"} | {
    f"{first}{last}": f"q{last}" for first in "Qq" for last in "RJD"
}

_NO_RESULT = frozenset(
    "metres meters metre men women mens womens final finals semifinal semifinals heat heats round "
    "record records page wind timing session start date time temperature humidity weather results "
    "summary qualification issued printed report official championships games stadium pts".split()
)
_RECORD_LINE = re.compile(
    r"(?:(?:world|olympic|area|national|championships?|european|meeting|games|season|u20|u18)\b"
    r"[ a-z0-9]{0,20}\b(?:records?|lead(?:ing|er)?|bests?)\b)",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"\b(?:personal|season(?:'?s)?) best\b"
    r"|\b(?:DNF|DNS|DQ|DSQ|NM)\b\W{0,5}(?:did not|disqual|no mark|no valid)",
    re.IGNORECASE,
)
_INTERMEDIATE = re.compile(r"\d{3,5} ?m\b.*\d[.:]\d\d", re.ASCII)
_PAGE = re.compile(r"\bpage \d+", re.IGNORECASE)
WIND_LINE = re.compile(r"\bwind\b[^\d+-]{0,20}([+-]?\d{1,2}(?:[.,]\d)?)(?![\d.,])", re.IGNORECASE)


def why_no_result(text: str) -> str:
    """Why a line that is made like a result is none; empty where nothing speaks against it."""
    text = text.strip()
    if is_tag(text.split(maxsplit=1)[0] if text else "") or _RECORD_LINE.match(text):
        return "it tells a record"
    if _LEGEND.search(text):
        return "it explains abbreviations"
    if _INTERMEDIATE.match(text):
        return "it is an intermediate time"
    if _PAGE.search(text):
        return "it is the number of a page"
    return ""


def speaks_of_the_event(words: Iterable[str]) -> bool:
    """Whether a line has words of a title or footer."""
    return any(fold(word) in _NO_RESULT for word in words)
