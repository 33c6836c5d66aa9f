"""Edition → section lists page by page, and the front page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spiders.local.paper import addresses, furniture, stamp
from spiders.local.paper.masthead import ARCHIVE_CODE, BASE_URL, NAME, SECTIONS, SLOGAN, path

if TYPE_CHECKING:
    from spiders.local.paper.article import Article
    from spiders.local.paper.edition import Edition

PER_PAGE = 15


def section_of(code: str) -> str | None:
    """A list's twelve digits → the section's own digits; None where there is no such section."""
    for section, (_, below) in SECTIONS.items():
        for known in (section, *below):
            if known.ljust(12, "0") == code:
                return known
    return None


def articles_of(edition: Edition, section: str) -> list[Article]:
    """What is listed of a section and all below it, newest first."""
    return [article for article in edition.advertised if article.story.section.startswith(section)]


def list_page(edition: Edition, code: str, number: int) -> str | None:
    """Page `number` of a list; None where there is no such list. A page past the last is an empty list."""
    if code == ARCHIVE_CODE:
        return _page("From the archive", code, 1, [_row(article, 0, dated=False) for article in edition.archived], 1)
    section = section_of(code)
    if section is None:
        return None
    articles = articles_of(edition, section)
    first = (max(number, 1) - 1) * PER_PAGE
    rows = [_row(article, place) for place, article in enumerate(articles[first : first + PER_PAGE])]
    return _page(path(section)[-1], code, number, rows, max(1, -(-len(articles) // PER_PAGE)))


def front_page(edition: Edition) -> str:
    """The latest of every section, and the way into the archive."""
    blocks = []
    for section, (name, _) in SECTIONS.items():
        rows = "".join(
            f'<li><a href="{escape(addresses.in_list(a, 0))}">{escape(a.story.headline)}</a></li>\n'
            for a in articles_of(edition, section)[:4]
        )
        blocks.append(
            f'<section><h2><a href="/list.php?ct={section:0<12}">{escape(name)}</a></h2><ul>{rows}</ul></section>'
        )
    archive = f'<p class="archive"><a href="/list.php?ct={ARCHIVE_CODE}">From the archive</a></p>'
    head = furniture.head(title=NAME, description=SLOGAN, language="en", url=f"{BASE_URL}/")
    return f"{head}<body>\n{furniture.menu()}\n<h1>{NAME}</h1>\n{''.join(blocks)}\n{archive}\n{furniture.footer()}"


def _row(article: Article, place: int, *, dated: bool = True) -> str:
    date = f'<p class="main_l_t2"><span>{stamp.list_date(article.published)}</span></p>' if dated else ""
    words = escape(article.story.first_words[:110])
    return f"""<li><a href="{escape(addresses.in_list(article, place))}">
<p class="main_l_t1">{escape(article.story.headline)}</p>
{date}<p class="main_l_t3">{words}</p></a></li>
"""


def _page(title: str, code: str, number: int, rows: list[str], last: int) -> str:
    near = [page for page in range(number - 4, number + 6) if 1 <= page <= last]
    links = [*near, *([last] if near and near[-1] < last else [])]
    paging = "".join(f'<li><a href="/list.php?ct={code}&amp;np={page}">{page}</a></li>' for page in links)
    head = furniture.head(
        title=f"{title} - {NAME}", description=None, language="en", url=f"{BASE_URL}/list.php?ct={code}&np={number}"
    )
    return f"""{head}<body>
{furniture.menu()}
<h2 class="list_title">{escape(title)}</h2>
<ul class="main_sec_li">
{"".join(rows)}</ul>
<ul class="paging">{paging}</ul>
{furniture.footer()}"""
