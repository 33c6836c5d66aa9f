"""An article → its page in the newer of the Korea Herald's two layouts; some pages carry JSON-LD."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from spiders.local.paper import credit_lines, furniture, stamp
from spiders.local.paper.markup import description, picture_url, printed_pieces, text_html
from spiders.local.paper.masthead import BASE_URL, NAME, code, path
from spiders.local.paper.pictures import HEIGHT, WIDTH

if TYPE_CHECKING:
    from spiders.local.paper.article import Article
    from spiders.local.paper.story import Piece


def page(article: Article, before: list[Article]) -> str:
    """The whole page."""
    story = article.story
    more = f'<link rel="canonical" href="{article.url}">\n'
    if story.keywords:
        more += f'<meta name="keywords" content="{escape(", ".join(story.keywords))}">\n'
    if block := json_ld(article):
        more += f'<script type="application/ld+json">{json.dumps(block, ensure_ascii=False)}</script>\n'
    head = furniture.head(
        title=f"{story.headline} - {NAME}",
        description=description(article),
        language=story.language,
        url=article.url,
        more=more,
        image=picture_url(article, 0) if story.pictures else None,
    )
    names = path(story.section)
    codes = (story.section[:4], story.section)
    trail = "".join(
        f'<li><a href="/list.php?ct={code(section)}">{escape(name)}</a></li>\n'
        for section, name in zip(codes, names, strict=False)
    )
    subtitle = f'<h2 class="news_title">{text_html(article, story.subheadline)}</h2>\n' if story.subheadline else ""
    published = f"<span>Published : {stamp.layout_2(article.published)}</span>"
    updated = f" <span>Updated : {stamp.layout_2(article.updated)}</span>" if article.updated else ""
    sponsored = '<p class="sponsored">Sponsored content</p>\n' if story.sponsored else ""
    blocks = "\n".join(_block(article, piece) for piece in printed_pieces(article))
    note = f'<p class="editor_note">{text_html(article, story.note)}</p>\n' if story.note else ""
    return f"""{head}<body>
<header>{furniture.menu()}</header>
<main class="news_content">
<ul class="breadcrumb"><li><a href="/">Home</a></li>
{trail}</ul>
{sponsored}<h1 class="news_title">{text_html(article, story.headline)}</h1>
{subtitle}{_byline(article)}<p class="news_date">{published}{updated}</p>
<article class="news_text">
<div class="text_box">
{blocks}
</div>
{note}</article>
<div class="share"><button>Share</button> <button>Font size</button> <button>Listen to the article</button></div>
<section class="related"><h3>Related stories</h3>
{"".join(f'<p><a href="{other.path}">{escape(other.story.headline)}</a></p>' for other in before[8:10])}</section>
</main>
<aside>{furniture.boxes(before)}</aside>
{furniture.footer()}"""


def json_ld(article: Article) -> dict[str, Any] | None:
    """The block in the page's head; None for pages that carry none."""
    story = article.story
    if not story.json_ld:
        return None
    block: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": article.url,
        "headline": story.headline,
        "description": description(article),
        "datePublished": stamp.iso(article.published),
        "articleSection": path(story.section)[-1],
        "inLanguage": story.language,
        "publisher": {"@type": "Organization", "name": NAME, "url": BASE_URL},
    }
    if article.updated:
        block["dateModified"] = stamp.iso(article.updated)
    if story.pictures:
        block["image"] = [picture_url(article, number) for number in range(len(story.pictures))]
    if story.people:
        block["author"] = [{"@type": "Person", "name": name} for name in story.people]
    elif story.wire:
        block["author"] = [{"@type": "Organization", "name": name} for name in story.wire.split("-")]
    if story.keywords:
        block["keywords"] = list(story.keywords)
    return block


def _byline(article: Article) -> str:
    parts = credit_lines.byline_parts(article.story)
    if not parts:
        return ""
    links = "".join(
        f'{joint}<a href="/search/list_name.php?byline={quote_plus(name)}">{escape(name)}</a>' for joint, name in parts
    )
    return f'<p class="news_byline">{links}</p>\n'


def _block(article: Article, piece: Piece) -> str:
    if piece.type == "picture":
        return _picture(article, int(piece.text))
    html = text_html(article, piece.text)
    if piece.type == "list":
        return "<ul>" + "".join(f"<li>{line}</li>\n" for line in html.split("\n")) + "</ul>"
    tag = {"h": "h3", "quote": "blockquote"}.get(piece.type, "p")
    return f"<{tag}>{html}</{tag}>"


def _picture(article: Article, number: int) -> str:
    picture = article.story.pictures[number]
    line = text_html(article, credit_lines.picture_line(picture))
    caption = f'\n<p class="img_caption">{line}</p>' if line else ""
    alt = escape(picture.caption or "")
    return f"""<div class="img_box"><img src="{escape(picture_url(article, number))}" alt="{alt}" \
width="{WIDTH}" height="{HEIGHT}">{caption}</div>"""
