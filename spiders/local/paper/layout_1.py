"""An article → its page in the older of the Korea Herald's two layouts, faults of the real one included.

Where a story is `broken`, `<div class="view_con_t">` is opened inside the picture's table cell and closed behind the
text: in a tree that text stands outside every `.view_con_t`, and below a second picture outside `#articleText` as well.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from spiders.local.paper import credit_lines, furniture, stamp
from spiders.local.paper.markup import description, picture_url, printed_pieces, text_html
from spiders.local.paper.masthead import NAME, code, path

if TYPE_CHECKING:
    from spiders.local.paper.article import Article
    from spiders.local.paper.story import Piece


def page(article: Article, before: list[Article]) -> str:
    """The whole page."""
    story = article.story
    keywords = f'<meta name="keywords" content="{escape(", ".join(story.keywords))}">\n' if story.keywords else ""
    head = furniture.head(
        title=f"{story.headline} - {NAME}",
        description=description(article),
        language=story.language,
        url=article.url,
        more=keywords,
        image=picture_url(article, 0) if story.pictures else None,
    )
    shown = f'<h2 class="view_tit_sub">{text_html(article, story.subheadline)}</h2>' if story.subheadline else ""
    published = f"Published : {stamp.layout_1(article.published)}"
    updated = f"Updated : {stamp.layout_1(article.updated or article.published)}"
    gap = "&nbsp;" * 6
    return f"""{head}<body>
<div class="top"><span class="today">date {stamp.list_date(article.published)[:10]}</span>
<a href="#top" onclick="goTop()">Back To Top</a></div>
{furniture.menu()}
<div class="more_menu"><a href="/list.php?ct=021007000000">Global Insight</a> <a href="/sis.php">SIS</a></div>
<div class="view_wrap">
<div class="view_location">{_trail(article)}</div>
<h1 class="view_tit">{text_html(article, story.headline)}</h1>
{shown}
<div class="view_tit_byline">
<div class="view_tit_byline_l">{_byline(article)}</div>
<div class="view_tit_byline_r">{published} {gap}{updated}</div>
</div>
<div id="articleText">
{_body(article)}
<!-- //articleText -->
{_note(article)}<div class="view_sns"><a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">Print</a></div>
</div>
<div class="aside">
{furniture.boxes(before)}</div>
{furniture.footer()}"""


def _trail(article: Article) -> str:
    section = article.story.section
    links = zip((section[:4], section), path(section), strict=False)
    return " ".join(f'<a href="/list.php?ct={code(digits)}">{escape(name)}</a>' for digits, name in links)


def _byline(article: Article) -> str:
    parts = credit_lines.byline_parts(article.story)
    if not parts:
        return ""
    (joint, name), *others = parts
    return _reporter(name, joint + name) + "".join(joint + _reporter(name, name) for joint, name in others)


def _reporter(name: str, shown: str) -> str:
    return f'<a href="/search/list_name.php?byline={quote_plus(name)}">{escape(shown)}</a>'


def _note(article: Article) -> str:
    return f'<div class="editor_note">{text_html(article, article.story.note)}</div>\n' if article.story.note else ""


def _body(article: Article) -> str:
    """Runs of text with tables of pictures between them."""
    out: list[str] = []
    run: list[Piece] = []
    opened = False
    for piece in printed_pieces(article):
        if piece.type != "picture":
            run.append(piece)
            continue
        out.append(_run(article, run, opened))
        out.append(_table(article, int(piece.text)))
        run, opened = [], article.story.broken
    out.append(_run(article, run, opened))
    out.append("</div>")
    return "\n".join(part for part in out if part)


def _run(article: Article, run: list[Piece], opened: bool) -> str:
    """Paragraphs; `opened`: their element was opened in the table above."""
    if not run and not opened:
        return ""
    if article.story.paragraphs == "p":
        inner = "\n".join(_block(article, piece) for piece in run)
    else:
        inner = "<br><br>\n".join(_inline(article, piece) for piece in run)
    return f"{inner}\n</div>" if opened else f'<div class="view_con_t">\n{inner}\n</div>'


def _block(article: Article, piece: Piece) -> str:
    html = text_html(article, piece.text)
    if piece.type == "list":
        return "<ul>" + "".join(f"<li>{line}</li>\n" for line in html.split("\n")) + "</ul>"
    tag = {"h": "h3", "quote": "blockquote"}.get(piece.type, "p")
    return f"<{tag}>{html}</{tag}>"


def _inline(article: Article, piece: Piece) -> str:
    html = text_html(article, piece.text)
    return f"<b>{html}</b>" if piece.type == "h" else html.replace("\n", "<br>\n")


def _table(article: Article, number: int) -> str:
    picture = article.story.pictures[number]
    line = text_html(article, credit_lines.picture_line(picture))
    caption = f'<div class="view_con_caption">{line}</div>\n' if line else ""
    opening = '<div class="view_con_t">' if article.story.broken else ""
    return f"""<table border="0"><tbody><tr><td>
<img src="{escape(picture_url(article, number))}" alt="">
{caption * (2 if article.story.caption_twice else 1)}{opening}</td></tr></tbody></table>"""
