"""What stands on every page around the article: head, menu, boxes, footer. None of it may reach an article's text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spiders.local.paper.masthead import BASE_URL, NAME, SECTIONS, SLOGAN, code

if TYPE_CHECKING:
    from spiders.local.paper.article import Article

_MORE = ("Global Insight", "SIS")


def head(
    *, title: str, description: str | None, language: str, url: str, more: str = "", image: str | None = None
) -> str:
    """The page's head. Author and og:type say the same on every page, as on the real site: neither is evidence."""
    described = description or SLOGAN
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<meta name="author" content="{NAME}">
<meta name="description" content="{escape(described)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{NAME}">
<meta property="og:title" content="{escape(title.removesuffix(f" - {NAME}"))}">
<meta property="og:description" content="{escape(described)}">
<meta property="og:url" content="{escape(url)}">
<meta property="og:image" content="{escape(image or BASE_URL + "/img/logo.png")}">
{more}<link rel="stylesheet" href="/css/common.css">
<script>var nav_open = 0; function goTop() {{ window.scrollTo(0, 0); return "<p>Back To Top</p>"; }}</script>
</head>
"""


def menu() -> str:
    """The menu, top and bottom of the page."""
    rows = []
    for section, (name, below) in SECTIONS.items():
        links = "".join(
            f'<li><a href="/list.php?ct={code(sub)}">{escape(text)}</a></li>\n' for sub, text in below.items()
        )
        rows.append(f"{_entry(code(section), name)}\n<ul>{links}</ul></li>")
    return '<ul class="gnb">' + "\n".join(rows) + "</ul>"


def _entry(digits: str, name: str) -> str:
    return f'<li><a href="/list.php?ct={digits}">{escape(name)}</a>'


def boxes(before: list[Article]) -> str:
    """MOST POPULAR and LATEST NEWS: other articles' headlines and first words, beside every article."""
    popular = "".join(f'<li><a href="{a.path}">{escape(a.story.headline)}</a></li>\n' for a in before[3:8])
    latest = "".join(
        f'<li><a href="{a.path}"><strong>{escape(a.story.headline)}</strong></a>'
        f'<p class="box_text">{escape(a.story.first_words[:90])}…</p></li>\n'
        for a in before[:3]
    )
    return f"""<div class="most_popular"><h3>MOST POPULAR</h3><ol>
{popular}</ol></div>
<div class="latest_news"><h3>LATEST NEWS</h3><ul>
{latest}</ul></div>
<div class="banners"><a href="/list.php?ct=021001000000">padcast</a>
<a href="https://video.example/ledger">Harbour Ledger Youtube</a> <a href="/subscribe.php">subscribe</a></div>
"""


def footer() -> str:
    """Menu again, address, numbers."""
    return f"""<div class="footer">
{menu()}
<p><a href="/policy/privacy.php">PRIVACY STATEMENT</a> <a href="/policy/copyright.php">COPYRIGHT POLICY</a>
<a href="/policy/ombudsman.php">LEDGER OMBUDSMAN</a></p>
<p>Our Site</p>
<address>{NAME} by Haemin Lighthouse Press<br>Copyright Haemin Lighthouse Press. All Rights Reserved.<br>
An invented newspaper: places, people and events in it do not exist.<br>
Address : 12 Deungdae-ro, Bukhang-gu, Haemin, Korea<br>
Online newspaper registration No : Haemin 아00114<br>Date of registration : 2015.04.28<br>
Publisher. Editor : Noh Hae-rang<br>Juvenile Protection Manager: Pyo Mi-nu<br>Tel : +82-55-555-0114</address>
</div>
</body>
</html>
"""
