"""One part of a byline in; a name, and whose it is, out: without titles, brackets and what stands around it."""

from __future__ import annotations

import re

from spiders.normalise.agency import agency_of
from spiders.normalise.text import clean

MOST_WORDS_OF_A_NAME = 6
LONGEST_NAME = 60

LEAD = re.compile(
    r"^(?:(?:written|reported|words|story|reporting|texts?|texte|textos?|testo|interview|protokoll|analyse"
    r"|kommentar|report|bericht|posted|published|compiled|edited)\s*)?"
    r"(?:\b(?:by|von|vom|par|por|door|przez|yazan|haber|oleh|kirjoittaja|skrevet av)\b\s*:?|:)\s+"
    r"|^(?:di|av|af|od|na|ngu)\s+(?=\S+\s+\S)"  # names begin so too: "Na Hyun-ju", "Di Marzio"
    r"|^(?:text|texte|texto|testo|autore?(?:s|en|in|innen)?(?:\s?/\s?-?autor(?:in)?)?|authors?|auteure?s?|autoras?"
    r"|redaktion(?=\s*[:=/])|words|byline|tekst|foto und text|text und fotos?"
    r"|yazar|ein(?:e)?\s+(?:kommentar|analyse|gastbeitrag|interview|bericht|reportage)\s+von|글|취재|文|取材|作者|撰文)"
    r"\s*[:=/：]?\s+(?:by\s+|von\s+)?|^(?:by|von|par|por|di|door|av|af|af)\s*:\s*|^文\s?[/=:：]\s?",
    re.IGNORECASE,
)
"""What stands before the names."""
_ROLE_NOUNS = (
    r"writers?|reporters?|editors?|correspondents?|journalists?|contributors?|columnists?|producers?|photographers?"
    r"|directors?|bureau|chief|desk|intern|fellow|commentators?|critics?|presenters?|freelancers?"
    r"|korrespondent(?:in)?|\w{0,20}redakteur(?:in)?|redakt[oø]r|journalist(?:in)?|reporterin|fotograf(?:in)?"
    r"|ressortleiter(?:in)?|volontär(?:in)?|\w{0,10}korrespondent(?:in)?|rédact(?:eur|rice)|journaliste|correspondante?"
    r"|envoyée?|redactora?|periodista|corresponsal|enviad[oa]|giornalista|inviat[oa]|corrispondente|jornalista"
    r"|repórter|verslaggever|redacteur|correspondente|toimittaja|journalister|dziennikarz|muhabir\w{0,3}|redakt[öo]r"
)
_ROLE_WORDS = (
    _ROLE_NOUNS + r"|staff|special|deputy|senior|associate|assistant|managing|executive|newsroom|freelance|political"
    r"|politics|business|economics|economy|science|health|sports?|culture|tech|technology|crime|foreign|national"
    r"|world|education|environment|climate|entertainment|lifestyle|royal|money|diplomatic|chief|content|digital"
    r"|leitender?|stellvertretender?|grand|especial|speciale|spécial"
)
_ROLE = re.compile(rf"\b(?:{_ROLE_WORDS})\b", re.IGNORECASE)
_ROLE_NOUN = re.compile(rf"\b(?:{_ROLE_NOUNS})\b", re.IGNORECASE)
_TITLE_SUFFIX = re.compile(
    r"\s*(?:(?:선임|인턴|전문|수습|객원)?\s*(?:기자|특파원|논설위원|앵커|에디터)"
    r"|記者|记者|特派員|特約記者|編集委員|論説委員|通讯员|通信员)$"
)
_NOISE = re.compile(
    r"https?:|www\.|@|\d{3}|\b(?:updated?|published|posted|minutes?|min\.? read|comments?|copyright|uhr)\b"
    r"|\d\s*(?:am|pm)\b|^(?:read|share|follow)\b|^(?:image|photo|foto|bild|picture|credit|quelle)s?\s*:",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:from\s+)?(?:news|wire|staff|agency)(?:\s+(?:and|&)\s+(?:news|wire|staff|agency))?\s+(?:reports?"
    r"|services?|sources?)|agencies|agenturen|admin(?:istrator)?"
    r"|(?:the\s+)?author|anonymous|unknown|none|null|n/a|guest|undefined|false|true",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:staff|newsroom|redaktion|online|desk|team|editors?|editorial|redacci[oó]n|r[eé]daction|redazione|reda[cç][aã]o"
    r"|redactie|redaksjonen|redaktionen|toimitus|news|press|media|agenc\w*|agentur\w*|reporters?|times|herald|post"
    r"|zeitung|bureau|correspondent)\b|편집|취재팀|デジタル|編集部|本报|社説",
    re.IGNORECASE,
)


def tidy_name(part: str) -> str:
    """One name without "By", titles of Korean and Japanese reporters, brackets and points."""
    name = LEAD.sub("", clean(part)).strip(" ,;:|·-–—()[]\"'“”")
    name = _TITLE_SUFFIX.sub("", name)
    name = re.sub(r"\s*\([^()]{0,40}\)?$", "", name)
    return name.rstrip(".") if not re.search(r"\b[A-Z]\.$|\b(?:jr|sr)\.$", name, re.IGNORECASE) else name


def is_name(name: str) -> bool:
    """Whether it can be somebody's name: short, no address, no number, no verb of the page around it."""
    return (
        1 < len(name) <= LONGEST_NAME
        and len(name.split()) <= MOST_WORDS_OF_A_NAME
        and not _NOISE.search(name)
        and not _NOBODY.fullmatch(name)
        and any(c.isalpha() for c in name)
        and not (_ROLE.search(name) and not any(c.isupper() for c in _ROLE.sub("", name)))
    )


def is_role(part: str) -> bool:
    """Whether it says what somebody is, not who: "Health Editor", "Korrespondentin in Wien"."""
    return bool(_ROLE_NOUN.search(part))


def without_role(name: str) -> str:
    """A printed name without the role glued to it: "Jo Berg Senior Health Reporter" → "Jo Berg"."""
    if not _ROLE_NOUN.search(name):
        return name
    words = name.split()
    for place, word in enumerate(words):
        if place > 1 and _ROLE.fullmatch(word):
            return " ".join(words[:place])
    return name


def kind_of(name: str) -> str:
    """ "agency", "staff" (a desk or the paper itself), or "person"."""
    if agency_of(name):
        return "agency"
    return "staff" if _STAFF.search(name) else "person"
