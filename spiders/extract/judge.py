"""The document, its headline and its body in, why the page is no article out; None where it is one.

Only plain cases: a page that might be an article is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.extract.folding import fold
from spiders.extract.json_ld import ARTICLE_TYPES, types_of
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document

SHORT = 600
"""Characters of text below which a page may be something else than an article."""
FEW = 120
FEW_ARTICLES = 4
"""More than these in its JSON-LD: the page may be a list of them."""


@frozen
class Finding:
    """What NotAnArticle says."""

    state: str
    reason: str
    detail: str


_ERROR = re.compile(
    r"^(?:error\s)?(?:404|403|410|500|502|503)\b|\b(?:page|article|story) (?:not found"
    r"|(?:is )?no longer available|does(?: not|n't) exist)|not found$"
    r"|seite (?:wurde )?nicht (?:gefunden|verfügbar)|page (?:introuvable|non trouvée)|página no encontrada"
    r"|pagina non trovata|페이지를 찾을 수 없|ページが見つかり|页面不存在"
    r"|access denied|forbidden|service unavailable|temporarily unavailable|bad gateway|internal server error",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"just a moment|are you (?:a )?(?:human|robot)|checking your browser|captcha|verify you are human"
    r"|attention required|enable javascript and cookies|bot detection|ddos",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookie|consent|zustimm|einwillig|datenschutz|privacy|we value your|werbung und tracking|akzeptieren|gdpr"
    r"|dsgvo|consentement|accepter",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"subscribe to (?:read|continue)|already a subscriber|subscribers? only|to continue reading|jetzt weiterlesen"
    r"|weiterlesen mit|mit einem abo|exklusiv für abonnenten"
    r"|réservé aux abonnés|abonnez-vous pour|solo para suscriptores|suscríbete para|구독자 전용|有料会員限定"
    r"|この記事は有料",
    re.IGNORECASE,
)
_LIST_TYPES = frozenset(
    (
        "collectionpage",
        "searchresultspage",
        "itemlist",
        "profilepage",
        "contactpage",
        "aboutpage",
        "checkoutpage",
        "faqpage",
    )
)


def why_no_article(document: Document, headline: str | None, body: Body | None) -> Finding | None:
    """The first plain reason."""
    chars = body.chars if body else 0
    title = clean(document.meta.title) or headline or ""
    stated = _is_stated(document) or bool(document.meta.get("article:published_time"))
    if not stated and chars < SHORT and _ERROR.search(title):
        return Finding("quarantined", "error_page", f"The page is titled {title[:100]!r}.")
    if chars < SHORT and _ROBOT.search(title):
        return Finding("quarantined", "robot_wall", f"The page asks for proof of a person: {title[:100]!r}.")
    if not stated and chars < 3 * SHORT and _is_consent(document, title, body):
        return Finding("quarantined", "consent_wall", "The page asks for consent in place of the article.")
    if not stated and _is_list(document, body):
        return Finding("filtered", "list_page", "The page lists other pages and has no text of its own.")
    if headline is None:
        return Finding("quarantined", "no_headline", "The page has no headline.")
    if chars < FEW and _WALL.search(_text(document)):
        return Finding("quarantined", "paywall_stub", "The page shows nothing of the text without a subscription.")
    if body is None or chars < SHORTEST_TEXT:
        return Finding("quarantined", "no_text", "The page has no text that could be an article's.")
    return None


SHORTEST_TEXT = 40


def _is_stated(document: Document) -> bool:
    """JSON-LD has an article of the page itself, not one of many that the page lists."""
    if not (own := document.json_ld.article.get("headline")):
        return False
    listed = sum(bool(node.get("headline")) for node in document.json_ld.typed(*ARTICLE_TYPES))
    shown = {fold("".join(element.itertext())) for element in document.tagged("h1")[:5]}
    return listed <= FEW_ARTICLES or fold(str(own)) in shown or fold(str(own)) in fold(document.meta.title or "")


def _is_consent(document: Document, title: str, body: Body | None) -> bool:
    if _CONSENT.search(title):
        return True
    texts = [piece.text for piece in body.pieces if piece.text] if body else []
    return (
        len(texts) > 1
        and sum(bool(_CONSENT.search(text)) for text in texts) > 0.6 * len(texts)
        and not document.meta.get("article:published_time")
    )


def _is_list(document: Document, body: Body | None) -> bool:
    """Many links with long texts, little prose that is no link."""
    kinds = set().union(*(types_of(node) for node in document.json_ld.nodes[:50])) if document.json_ld.nodes else set()
    path = document.page.url.partition("://")[2].partition("/")[2].split("?")[0].strip("/")
    chars = body.chars if body else 0
    if path and chars >= 2 * SHORT:
        return False
    links = sum(1 for element in document.root.iter("a") if len(clean("".join(element.itertext())[:200])) > 30)
    if not path and links > 15:
        return True
    if kinds & _LIST_TYPES and chars < 2 * SHORT and links > 8:
        return True
    return links > 25 and chars < SHORT / 2


def _text(document: Document) -> str:
    element = document.root.find("body")
    return " ".join("".join(element.itertext()).split())[:20_000] if element is not None else ""
