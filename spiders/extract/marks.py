"""An element's own names in, what they say about its content out. No publisher's names: only the words of the trade."""

from __future__ import annotations

import re
from functools import lru_cache

TEXT, BESIDE, DOUBTFUL, NOTHING = "text", "beside", "doubtful", ""

_WORDS = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")

_BESIDE = frozenset(
    """
    comment comments disqus kommentare related recommend recommended recommendation recommendations recommends
    footer sidebar newsletter newsletters nl cookie cookies consent gdpr breadcrumb breadcrumbs promo promos
    promotion promotions promobox advert adverts advertisement advertising advertorial ad ads adslot adunit adbox
    sponsor sponsored sponsors popular mostread share sharing shares sharebar social socials copyright disclaimer
    subscribe subscription subscriptions abo modal overlay overlays menu nav navigation navbar caption captions
    outbrain taboola toolbar toolbox tags tag taglist byline bylines dateline timestamp rating ratings poll quiz
    player slider carousel swiper screenreader login signup signin register registration donate donation tooltip
    popup dropdown success search feedback readmore trending latest masthead skip skiplink print noprint bookmark
    widget widgets affiliate affiliates podcast audio follow reactions legend paywallbanner cta teaserlist
    relatedarticles readalso seealso morefrom partner marketing anzeige werbung mehr banner banners notification
    notifications alert sticky toast gallery galleries slideshow lightbox infobox factbox infokasten faktenbox
    faktaboks faktaruta
    """.split()
)
"""Beside the text, wherever they stand."""

_DOUBTFUL = frozenset(
    """
    teaser teasers author authors autor meta info infos box list links link more media video videos image images
    figure picture photo photos header header-top tools tool actions action item items card cards topic topics
    keywords keyword next prev previous also embed bio profile about contact source sources note notice support
    product products shop shopping price deals deal recirc stories story-list feed playlist event events tab tabs
    accordion aside rail side right left bottom top end extra extras service services interest reading read most
    headline headlines category categories section-title label labels date time times details credit credits
    published ratingbox paywall offer barrier copy hint kicker correction
    """.split()
)
"""Often beside it: believed only where the content looks like it too."""

_TEXT = frozenset(
    "articlebody articletext articlecontent storybody storytext bodytext paragraph paragraphs text richtext prose "
    "lead lede intro"
    " standfirst subtitle".split()
)
_PAIRS = re.compile(
    r"(?:article|story|post|entry|news|detail|main|page)[-_]*(?:body|text|content|copy)|body-?(?:text|copy"
    r"|content)|content-?body|textcontent"
    r"|paywall(?:ed)?-?content",
    re.IGNORECASE,
)


_HIDDEN = frozenset(
    "hide hidden is-hidden d-none visually-hidden visuallyhidden sr-only screen-reader-text u-hidden invisible".split()
)
"""Whole class names: "overflow-hidden" hides nothing."""


@lru_cache(maxsize=20_000)
def words_of(names: str) -> frozenset[str]:
    """Words that a class or id is made of, lower case: "storyRelated-box" → story, related, box."""
    return frozenset(word.lower() for word in _WORDS.findall(names[:300]))


@lru_cache(maxsize=20_000)
def mark_of(names: str) -> str:
    """What class and id say: TEXT, BESIDE, DOUBTFUL or NOTHING."""
    if not _HIDDEN.isdisjoint(names.split()):
        return BESIDE
    words = words_of(names)
    if words & _BESIDE:
        # "article-body__ad" is an advertisement, "article-body has-ads" is the text
        first = next(iter(names.split()), "")
        first_words = [word.lower() for word in _WORDS.findall(first)]
        if first_words and first_words[-1] not in _BESIDE and (_PAIRS.search(first) or set(first_words) & _TEXT):
            return TEXT
        return BESIDE
    if _PAIRS.search(names) or words & _TEXT:
        return TEXT
    return DOUBTFUL if words & _DOUBTFUL else NOTHING
