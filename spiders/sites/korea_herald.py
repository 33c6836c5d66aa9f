"""**The Korea Herald**, Seoul: a daily in English, at <https://www.koreaherald.com>.

| | |
|---|---|
| Time | the pages show Korean time (UTC+9) and do not say so |
| Found by | its feeds, its site map, the lists of the eight main sections |
| Layout 1, until 2023 | `/view.php?ud=YYYYMMDDnnnnnn`, lists `/list.php?ct=<section code>&np=<page>` |
| Layout 2, from 2024 | `/article/<number>`, feeds `/rss/…` |
| Agencies | much of it is wire copy (Yonhap, AFP, AP, Reuters …): an agency in the byline is no author |
| Kept and flagged | PR Newswire and sponsored pages: advertising, not reporting |

One article has one identity: `ud` or the number of its address; `md`, `kr`, the list it was opened from, `www.` and
`m.` do not matter. A page that fits neither layout is reported, not guessed at.

Gathered from public reading recipes of 2015 to 2025, not from the live site: look at the first run's figures before
you turn the schedule on. The lists belong to layout 1; where the site no longer has them, each of them is one failed
request a run, and its line can be deleted here.
"""

from datetime import timedelta

from spiders.site import Feed, SectionList, Site, Sitemap

BASE = "https://www.koreaherald.com"

SECTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "0201": (
        "National",
        {
            "01": "Politics",
            "02": "Social Affairs",
            "03": "Foreign Affairs",
            "04": "North Korea",
            "06": "Defense",
            "07": "Science",
            "09": "Education",
            "12": "Diplomatic Circuit",
        },
    ),
    "0202": (
        "Business",
        {"01": "Economy", "02": "Finance", "03": "Industry", "05": "Automode", "06": "Technology"},
    ),
    "0203": (
        "Life&Style",
        {
            "01": "Travel",
            "02": "Fashion",
            "03": "Food & Beverage",
            "04": "Books",
            "05": "People",
            "06": "Expat Living",
            "07": "Culture",
            "08": "Arts & Design",
            "09": "Health",
        },
    ),
    "0204": ("Entertainment", {"01": "Film", "02": "Television", "03": "Music", "04": "Theater"}),
    "0205": ("Sports", {"01": "Soccer", "02": "Baseball", "03": "Golf", "04": "More Sports"}),
    "0206": ("Opinion", {"01": "Editorial", "03": "Viewpoints"}),
    "0210": ("English Cafe", {"01": "Podcast", "03": "Powernote"}),
    "0212": ("World", {"01": "World News", "02": "World Business", "04": "Asia News Network"}),
}
"""Section codes of layout 1: the first four digits name the section, the next two what is below it, then six zeros."""


def section_path(code: str) -> tuple[str, ...]:
    """020104000000 → ("National", "North Korea"). What is not known is kept as it is, as the last name of the path."""
    section, below = SECTIONS.get(code[:4], (None, {}))
    if section is None:
        return (code,)
    if code[4:6].strip("0") == "":
        return (section,)
    return section, below.get(code[4:6], code)


def _list(code: str, section: str) -> SectionList:
    return SectionList(
        url=f"{BASE}/list.php?ct={code}00000000&np={{page}}",
        section=section,
        link="ul.main_sec_li > li > a",
        headline=".main_l_t1",
        date=".main_l_t2 span",
    )


SITE = Site(
    name="korea_herald",
    title="The Korea Herald",
    base_url=BASE,
    hosts=("koreaherald.com", "m.koreaherald.com"),
    timezone="Asia/Seoul",
    language="en",
    country="KR",
    discover=(
        Feed(url=f"{BASE}/rss/newsAll"),
        Feed(url=f"{BASE}/rss/kh_National", section="National"),
        Feed(url=f"{BASE}/rss/kh_Business", section="Business"),
        Feed(url=f"{BASE}/rss/kh_LifenCulture", section="Life&Culture"),
        Feed(url=f"{BASE}/rss/kh_Sports", section="Sports"),
        Feed(url=f"{BASE}/rss/kh_World", section="World"),
        Feed(url=f"{BASE}/rss/kh_Opinion", section="Opinion"),
        Sitemap(url=f"{BASE}/sitemap.xml"),
        *(_list(code, section) for code, (section, _) in SECTIONS.items()),
    ),
    article_url=(
        r"^/view\.php\?(?:.*&)?ud=(?P<id>\d{14})(?:&|$)",
        r"^/article/(?P<id>\d+)(?:[/?]|$)",
    ),
    keep_params=("ud", "ct", "np", "q", "byline"),
    skip=(
        (r"^/(?:list|index)\.php(?:\?|$)|^/search/|^/?$", "list_page"),
        (r"^/(?:rss|common)/|^/sitemap", "feed"),
    ),
    page="korea_herald:PAGES",
    schedule="7 * * * *",
    window=timedelta(days=3),
    delay=2.0,
    floors={"articles": 15, "published_at": 0.9, "section": 0.7, "byline_raw": 0.5},
)
