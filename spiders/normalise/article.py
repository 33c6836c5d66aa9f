"""An article as extracted in, the article for the warehouse out: text, people, agencies, times, language, identity.

Pure and quick: it runs beside the reactor. What is expensive belongs into extraction, which has processes of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs

from spiders.errors import NotAnArticle
from spiders.items import Article, Provenance
from spiders.normalise import address
from spiders.normalise.agencies import PAID, PICTURES
from spiders.normalise.agency import agencies_in_credit
from spiders.normalise.credits import credited
from spiders.normalise.kind import type_named
from spiders.normalise.language import language_tag
from spiders.normalise.stamps import stamps_of
from spiders.normalise.text import clean, clean_or_none, count_words
from spiders.normalise.text_ends import without_ends
from spiders.normalise.writers import writers_of

if TYPE_CHECKING:
    from spiders.site import Site


def normalise(article: Article, site: Site) -> Article:
    """The same article with every field in its final form. Raises NotAnArticle where nothing is left of it."""
    provenance = dict(article.field_provenance)
    language = language_tag(article.language) or language_tag(site.language) or "und"
    times = stamps_of(article, site, language)
    blocks, tail = without_ends(article.body_blocks)
    byline = writers_of(article, tail.byline)
    text = "\n\n".join(block.text for block in blocks if block.text)
    headline = clean(article.headline)
    if not headline:
        raise NotAnArticle("quarantined", "no_headline", "Nothing is left of the headline.")
    if not text:
        raise NotAnArticle("quarantined", "no_text", "Nothing is left of the text.")
    canonical = _canonical(article, site)
    named = type_named(headline, article.breadcrumbs or (article.section or "",), byline.agencies)
    kind = named if named and article.article_type == "news" else article.article_type
    sponsored = True if kind in ("advertorial", "press_release") else article.is_sponsored
    wire = tuple(
        key
        for key in dict.fromkeys(
            [*byline.agencies, *agencies_in_credit(tail.dateline_agency or ""), *agencies_in_credit(tail.credit or "")]
        )
        if key not in PAID and key not in PICTURES
    )
    if wire:
        names = [author.name for author in article.authors if author.kind == "agency"] or [*byline.agencies]
        provenance["wire_agency"] = Provenance(
            method="page", rule="byline, dateline, end of the text", raw=", ".join(names) or None
        )
    printed = provenance.get("authors")
    if byline.raw is None and printed and printed.raw and printed.method in ("page", "microdata"):
        byline = attrs.evolve(byline, raw=printed.raw)
        provenance["byline_raw"] = printed
    if tail.credit and "wire_credit_raw" not in provenance:
        provenance["wire_credit_raw"] = Provenance(method="page", rule="end of the text", raw=tail.credit)
    crumbs = tuple(name for name in (clean(name) for name in article.breadcrumbs) if name)
    return attrs.evolve(
        article,
        source=address.source_of(article.url, site),
        source_article_id=article.source_article_id or site.article_id(address.path_and_query(canonical)),
        url_canonical=canonical,
        headline=headline,
        subheadline=clean_or_none(article.subheadline),
        description=clean_or_none(article.description),
        **times,
        byline_raw=clean_or_none(byline.raw),
        authors=byline.people,
        wire_agency=wire,
        wire_credit_raw=tail.credit,
        is_wire=bool(wire),
        article_type=kind,
        is_sponsored=sponsored,
        dateline=article.dateline or tail.dateline,
        correction_note=clean_or_none(article.correction_note),
        section=(crumbs[-1] if crumbs else None) or clean_or_none(article.section),
        breadcrumbs=crumbs,
        keywords=tuple(dict.fromkeys(name for name in (clean(name) for name in article.keywords) if name)),
        language=language,
        body_text=text,
        body_blocks=blocks,
        word_count=count_words(text),
        char_count=len(text),
        images=credited(article.images),
        field_provenance=provenance,
    )


def _canonical(article: Article, site: Site) -> str:
    """What the page calls its address, where it may: see "Identity" in docs/architecture.md."""
    own = address.canonical_url(article.url, site)
    if article.url_canonical in ("", article.url):
        return own
    try:
        stated = address.canonical_url(article.url_canonical, site)
    except ValueError:
        return own
    if urlsplit(stated).netloc != urlsplit(own).netloc or urlsplit(stated).path in ("", "/"):
        return own
    stated_path, own_path = address.path_and_query(stated), address.path_and_query(own)
    if not site.is_article(stated_path):
        return own
    own_id, stated_id = site.article_id(own_path), site.article_id(stated_path)
    return own if own_id and own_id != stated_id else stated
