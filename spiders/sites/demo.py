"""The Harbour Ledger, the invented newspaper that comes with Broadsheet: the first tour and the tests' newspaper.

It is served on loopback by `python -m spiders.local.paper serve` (`news up` does it) and gains articles and
corrections as time passes. Its pages have the Korea Herald's two layouts: its page classes read them.
"""

from __future__ import annotations

from datetime import timedelta

from spiders.site import Feed, SectionList, Site, Sitemap

_BASE = "https://www.demo-ledger.example"
_SECTIONS = {
    "National": "020100000000",
    "Business": "020200000000",
    "Life&Style": "020300000000",
    "Entertainment": "020400000000",
    "Sports": "020500000000",
    "World": "021200000000",
    "Opinion": "020600000000",
    "English Cafe": "021000000000",
}


def _section(name: str | None, code: str, *, date: str | None = ".main_l_t2 span") -> SectionList:
    return SectionList(
        url=f"{_BASE}/list.php?ct={code}&np={{page}}",
        section=name,
        link="ul.main_sec_li > li > a",
        headline=".main_l_t1",
        date=date,
    )


SITE = Site(
    name="demo",
    title="The Harbour Ledger",
    base_url=_BASE,
    hosts=("demo-ledger.example", "m.demo-ledger.example"),
    timezone="Asia/Seoul",
    language="en",
    country="KR",
    discover=(
        Feed(url=f"{_BASE}/rss/newsAll"),
        Feed(url=f"{_BASE}/atom/newsAll"),
        *(Feed(url=f"{_BASE}/common/rss_xml.php?ct={ct}") for ct in (102, 103, 104, 105, 106, 107, 108)),
        *(
            Feed(url=f"{_BASE}/rss/kh_{name}")
            for name in ("National", "Business", "LifenCulture", "Sports", "World", "Opinion")
        ),
        Sitemap(url=f"{_BASE}/sitemap.xml"),
        *(_section(name, code) for name, code in _SECTIONS.items()),
        # Old pages, listed without dates: what stands here is wanted however old it is.
        _section(None, "029900000000", date=None),
    ),
    article_url=(r"^/view\.php\?(?:.*&)?ud=(?P<id>\d{14})", r"^/(?:premium/)?article/(?P<id>\d+)$"),
    keep_params=("ud", "ct", "np"),
    page="korea_herald:PAGES",
    schedule="*/5 * * * *",
    paused=False,
    window=timedelta(days=14),
    # At every run: the paper corrects itself in silence, and a conditional request costs next to nothing.
    revisit=(timedelta(0),),
    delay=0.05,
    floors={"articles": 20, "published_at": 0.9, "byline_raw": 0.5, "section": 0.9},
)
