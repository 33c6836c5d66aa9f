"""News agencies: a printed name or credit in, the agencies' keys out ("AP-Yonhap" → ap, yonhap)."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.normalise.agencies import AGENCIES

_KEYS = {name.casefold(): key for key, names in AGENCIES.items() for name in names}
_SHORT = frozenset(name for names in AGENCIES.values() for name in names if len(name) <= 5 and name.isascii())
"""Short ones count only as printed or in capitals: "AP" is an agency, "ap" is a syllable, "Sana" a person."""
_JOINTS = re.compile(
    r"\s*(?:[/,;·|+&=＝／、・]|\s-\s|-|–|—|\b(?:and|und|et|y|e|og|och|en|via|with|mit|avec|con|through)\b)\s*"
    r"|(?<=[A-Za-z])(?=[가-힣])"
)
"""What joins agencies and photographers in a credit: "AFP-Yonhap", "AP연합뉴스", "Kim/EPA via Getty Images"."""
_OUTER = re.compile(r"^[\s(\[【（<〈©]+|[\s)\]】）>〉.]+$")
_LEAD = re.compile(
    r"^(?:(?:photo(?:graph)?|foto|bild|image|picture|text|texte|pic|kuva|fot|zdjęcie|фото|写真|사진|사진\s?제공|제공"
    r"|图|圖|图片)s?"
    r"\s*(?:by|von|par|de|credit|courtesy(?:\s+of)?|:|=|：|＝|/)*\s*"
    r"|by|von|par|por|de|quelle|source|sources|fonte|fuente|kilde|källa|lähde|bron|źródło|zdroj|forrás|kaynak|источник"
    r"|credit|crédit|credito|crédito|with|mit|from|avec|con|material von|출처|자료|提供|出典|来源|來源|图源)"
    r"(?:\s*[:=：＝]\s*|\s+|$)",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(r"\s*(?:제공|자료사진|提供|配信|发|發|电|電|供图|供圖)$")


@lru_cache(maxsize=2_000)
def agency_of(name: str) -> str | None:
    """Key of the agency that this name is, None where it is none."""
    name = _HANDED_OVER.sub("", _OUTER.sub("", name))
    key = _KEYS.get(name.casefold())
    if key is None or (len(name) <= 5 and name.isascii() and name not in _SHORT and name.upper() != name):
        return None
    return key


def agencies_in_credit(credit: str) -> tuple[str, ...]:
    """Agencies of a credit made of agencies and photographers, in the order printed."""
    credit = _bare(credit)
    if whole := agency_of(credit):
        return (whole,)
    found = [agency_of(part) for part in _parts(credit)]
    return tuple(dict.fromkeys(key for key in found if key))


def only_agencies(credit: str) -> tuple[str, ...]:
    """The same, but empty unless every part of the credit is an agency."""
    bare = _bare(credit)
    if whole := agency_of(bare):
        return (whole,)
    found = [agency_of(part) for part in _parts(bare)]
    return tuple(dict.fromkeys(key for key in found if key)) if found and all(found) else ()


def agency_names(text: str) -> list[str]:
    """The parts of a byline that are agencies, as printed."""
    parts = [_bare(part) for part in _AND.split(text)]
    return [part for part in parts if agency_of(part)] or [_bare(text)]


_AND = re.compile(r"[,/;&|]|\b(?:and|und|et|with|mit|avec)\b")


def _bare(credit: str) -> str:
    credit = _OUTER.sub("", credit)
    return credit if agency_of(credit) else _LEAD.sub("", credit)


def _parts(credit: str) -> list[str]:
    """What stands between the joints; names with a joint inside ("EPA-EFE", "Getty Images/iStockphoto") stay whole."""
    kept = _WHOLE.sub(lambda match: match[0].translate(_HIDDEN), credit)
    return [_bare(part.translate(_SHOWN)) for part in _JOINTS.split(kept) if part.strip()]


_HIDDEN = {ord(joint): chr(0xE000 + place) for place, joint in enumerate("/-&")}
_SHOWN = {ord(hidden): chr(joint) for joint, hidden in _HIDDEN.items()}
_WHOLE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        re.escape(name)
        for name in sorted((n for names in AGENCIES.values() for n in names), key=len, reverse=True)
        if any(joint in name for joint in "/-&")
    )
    + r")(?!\w)"
)
_TAIL = re.compile(r"\s*[(\[（]\s*([^()\[\]（）\n]{2,60})\s*[)\]）]\s*[.。]?\s*$")


def split_tail(text: str) -> tuple[str, str | None]:
    """Text without the agency tag at its end, and the tag as printed: "… rivalry. (Yonhap)" → "(Yonhap)"."""
    if (match := _TAIL.search(text[-80:])) and only_agencies(match[1]):
        start = len(text) - len(match[0])
        return text[:start].rstrip(), match[0].strip()
    return text, None
