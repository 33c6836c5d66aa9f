"""News agencies: a printed name or credit in, the agencies' keys out ("AP-Yonhap" → ap, yonhap)."""

from __future__ import annotations

import re

_NAMES: dict[str, tuple[str, ...]] = {
    "aap": ("AAP", "Australian Associated Press"),
    "aa": ("Anadolu", "Anadolu Agency", "Anadolu Ajansı", "AA"),
    "adnkronos": ("Adnkronos",),
    "afp": ("AFP", "Agence France-Presse", "Agence France Presse", "AFP PHOTO"),
    "agerpres": ("Agerpres",),
    "ani": ("ANI", "Asian News International"),
    "ann": ("Asia News Network", "ANN"),
    "anp": ("ANP",),
    "ansa": ("ANSA",),
    "antara": ("Antara",),
    "ap": ("AP", "Associated Press", "The Associated Press", "AP Photo"),
    "apa": ("APA", "Austria Presse Agentur", "APA/dpa"),
    "belga": ("Belga", "Belga Image"),
    "bernama": ("Bernama",),
    "bloomberg": ("Bloomberg", "Bloomberg News"),
    "bns": ("BNS",),
    "bta": ("BTA",),
    "cns": ("China News Service", "CNS", "中新社", "中新网"),
    "cp": ("The Canadian Press", "Canadian Press", "CP"),
    "ctk": ("ČTK", "CTK"),
    "cihan": ("Cihan",),
    "dha": ("DHA", "Demirören Haber Ajansı"),
    "dow_jones": ("Dow Jones", "Dow Jones Newswires"),
    "dpa": ("dpa", "Deutsche Presse-Agentur", "dpa-AFX", "dpa/picture alliance", "DPA", "dpa-infocom"),
    "efe": ("EFE", "Agencia EFE"),
    "epa": ("EPA", "EPA-EFE", "European Pressphoto Agency"),
    "epd": ("epd", "Evangelischer Pressedienst"),
    "europa_press": ("Europa Press",),
    "getty": ("Getty", "Getty Images"),
    "hina": ("HINA", "Hina"),
    "ians": ("IANS",),
    "iha": ("IHA", "İHA", "İhlas Haber Ajansı"),
    "imago": ("Imago", "IMAGO", "imago images"),
    "interfax": ("Interfax", "Интерфакс"),
    "irna": ("IRNA",),
    "jiji": ("Jiji", "Jiji Press", "時事通信", "時事"),
    "kcna": ("KCNA", "Korean Central News Agency", "조선중앙통신"),
    "keystone": ("Keystone",),
    "kna": ("KNA", "Katholische Nachrichten-Agentur"),
    "kyodo": ("Kyodo", "Kyodo News", "共同通信", "共同"),
    "lusa": ("Lusa", "LUSA"),
    "mti": ("MTI",),
    "newsis": ("Newsis", "뉴시스"),
    "news1": ("News1", "뉴스1"),
    "ntb": ("NTB", "NTB Scanpix"),
    "pa": ("PA", "PA Media", "PA Wire", "Press Association"),
    "pap": ("PAP",),
    "pr_newswire": ("PR Newswire", "PRNewswire"),
    "pti": ("PTI", "Press Trust of India"),
    "reuters": ("Reuters", "Thomson Reuters", "REUTERS", "Рейтер", "로이터"),
    "ria": ("RIA Novosti", "РИА Новости"),
    "ritzau": ("Ritzau", "Ritzau Scanpix"),
    "scanpix": ("Scanpix",),
    "sda": ("SDA", "Keystone-SDA", "sda"),
    "sid": ("SID", "sid", "Sport-Informations-Dienst"),
    "spa": ("SPA",),
    "sputnik": ("Sputnik",),
    "sta": ("STA",),
    "stt": ("STT",),
    "tass": ("TASS", "ТАСС", "ITAR-TASS"),
    "tt": ("TT", "TT Nyhetsbyrån"),
    "ukrinform": ("Ukrinform",),
    "upi": ("UPI",),
    "xinhua": ("Xinhua", "Xinhua News Agency", "新华社", "新華社"),
    "yonhap": ("Yonhap", "Yonhap News", "Yonhap News Agency", "연합뉴스"),
    "zuma": ("ZUMA Press", "ZUMA"),
}
_KEYS = {name.casefold(): key for key, names in _NAMES.items() for name in names}
_SHORT = {name for names in _NAMES.values() for name in names if len(name) <= 3}
"""Short ones count only as printed: "AP" is an agency, "ap" is a syllable."""
_JOINTS = re.compile(r"\s*(?:[/,;·|+&]|\s-\s|-|–|—|\band\b|\bund\b|\bet\b|\by\b|\bvia\b)\s*")
_OUTER = re.compile(r"^[\s(\[【（<]+|[\s)\]】）>.]+$")
_LEAD = re.compile(
    r"^(?:by|von|par|por|de|quelle|source|fonte|fuente|photo|foto|credit|bild|with|mit|from|avec|con|text|material von"
    r"|출처|사진|写真)(?:\s*[:=]\s*|\s+|$)",
    re.IGNORECASE,
)


def agency_of(name: str) -> str | None:
    """Key of the agency that this name is, None where it is none."""
    name = _OUTER.sub("", name)
    key = _KEYS.get(name.casefold())
    if key is None or (len(name) <= 3 and name not in _SHORT and name.upper() != name):
        return None
    return key


def agencies_in_credit(credit: str) -> tuple[str, ...]:
    """Agencies of a credit made of agencies and photographers, in the order printed."""
    credit = _LEAD.sub("", _OUTER.sub("", credit))
    if whole := agency_of(credit):
        return (whole,)
    found = [agency_of(part) for part in _JOINTS.split(credit) if part]
    return tuple(dict.fromkeys(key for key in found if key))


def only_agencies(credit: str) -> tuple[str, ...]:
    """The same, but empty unless every part of the credit is an agency."""
    bare = _LEAD.sub("", _OUTER.sub("", credit))
    if whole := agency_of(bare):
        return (whole,)
    parts = [part for part in _JOINTS.split(bare) if part]
    found = [agency_of(part) for part in parts]
    return tuple(dict.fromkeys(key for key in found if key)) if parts and all(found) else ()


_AND = re.compile(r"[,/;&|]|\b(?:and|und|et|with|mit|avec)\b")


def agency_names(text: str) -> list[str]:
    """The parts of a byline that are agencies, as printed."""
    parts = [_bare(part) for part in _AND.split(text)]
    return [part for part in parts if agency_of(part)] or [_bare(text)]


def _bare(part: str) -> str:
    return _LEAD.sub("", _OUTER.sub("", part))


_TAIL = re.compile(r"\s*[(\[（]\s*([^()\[\]（）\n]{2,60})\s*[)\]）]\s*[.。]?\s*$")


def split_tail(text: str) -> tuple[str, str | None]:
    """Text without the agency tag at its end, and the tag as printed: "… rivalry. (Yonhap)" → "(Yonhap)"."""
    if (match := _TAIL.search(text[-80:])) and only_agencies(match[1]):
        start = len(text) - len(match[0])
        return text[:start].rstrip(), match[0].strip()
    return text, None
