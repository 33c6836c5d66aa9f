"""The document in, breadcrumbs, section, keywords and language out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.found import Found
from spiders.extract.json_ld import text_of
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.parse import Document

MOST = 60
_HOME = frozenset(
    [
        "home",
        "homepage",
        "start",
        "startseite",
        "accueil",
        "inicio",
        "ホーム",
        "トップ",
        "首页",
        "홈",
        "главная",
        "anasayfa",
        "hjem",
        "hem",
        "forside",
        "top",
    ]
)


def read_breadcrumbs(document: Document) -> Found[tuple[str, ...]] | None:
    """The path of sections, without the front page and without the article itself."""
    headline = (text_of(document.json_ld.article.get("headline")) or document.meta.get("og:title") or "").casefold()
    for node in document.json_ld.typed("breadcrumblist"):
        entries = [entry for entry in document.json_ld.each(node.get("itemListElement")) if isinstance(entry, dict)]
        names = [
            clean(name)
            for entry in sorted(entries, key=_position)
            if (name := text_of(entry.get("name")) or text_of(entry.get("item")))
        ]
        names = [name for name in names if name.casefold() not in _HOME and not name.startswith("http")]
        if (
            names
            and headline
            and (names[-1].casefold() in headline or headline in names[-1].casefold())
            and len(names[-1]) > 20
        ):
            names.pop()
        if names:
            return Found(tuple(names[:10]), "json_ld", "BreadcrumbList", " > ".join(names))
    return None


def read_section(document: Document) -> Found[str] | None:
    """What the page names as its section."""
    if (stated := text_of(document.json_ld.article.get("articleSection"))) and (value := clean(stated)):
        return Found(value[:200], "json_ld", "articleSection", stated)
    if tag := document.meta.first("article:section", "og:article:section", "section", "parsely-section", "dc.subject"):
        return Found(clean(tag[1])[:200], "meta", tag[0])
    if stated := document.microdata.get("articleSection"):
        return Found(clean(stated)[:200], "microdata", "articleSection")
    return None


def read_keywords(document: Document) -> Found[tuple[str, ...]] | None:
    """Tags of the publisher."""
    value = document.json_ld.article.get("keywords")
    if names := _split(value):
        return Found(names, "json_ld", "keywords")
    for key in ("news_keywords", "article:tag", "keywords", "parsely-tags", "sailthru.tags"):
        if names := _split(document.meta.all(key)):
            return Found(names, "meta", key)
    return None


def read_language(document: Document) -> Found[str] | None:
    """What the page declares."""
    stated = document.json_ld.article.get("inLanguage")
    for value, method, rule in (
        (document.meta.language, "page", "html[lang]"),
        (stated.get("alternateName") if isinstance(stated, dict) else text_of(stated), "json_ld", "inLanguage"),
        (document.meta.get("content-language", "language", "dc.language"), "meta", "content-language"),
        (document.meta.get("og:locale"), "meta", "og:locale"),
    ):
        if isinstance(value, str) and value.strip():
            return Found(value.strip()[:35], method, rule)
    return None


def _split(value: Any) -> tuple[str, ...]:
    parts: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        text = text_of(entry)
        if text:
            parts += text.replace(";", ",").split(",") if text.count(",") or text.count(";") else [text]
    names = dict.fromkeys(clean(part) for part in parts)
    return tuple(name for name in names if 0 < len(name) <= 100)[:MOST]


def _position(entry: dict[str, Any]) -> float:
    try:
        return float(entry.get("position") or 0)
    except (TypeError, ValueError):
        return 0.0
