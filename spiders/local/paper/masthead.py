"""The paper's own name, addresses, sections and agencies: what every page and the truth draw from."""

from __future__ import annotations

from datetime import timedelta, timezone

NAME = "The Harbour Ledger"
CITY = "Haemin"
SOURCE = "demo"
BASE_URL = "https://www.demo-ledger.example"
HOST = "www.demo-ledger.example"
MAIL = "demo-ledger.example"
SLOGAN = "The Harbour Ledger: an invented newspaper for an invented port"
KST = timezone(timedelta(hours=9), "KST")

SECTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "0201": (
        "National",
        {
            "020101": "Politics",
            "020102": "Social Affairs",
            "020103": "Foreign Affairs",
            "020106": "Defense",
            "020104": "North Korea",
            "020107": "Science",
            "020112": "Diplomatic Circuit",
            "020109": "Education",
        },
    ),
    "0202": (
        "Business",
        {
            "020203": "Industry",
            "020206": "Technology",
            "020210": "Transport",
            "020211": "Retail",
            "020202": "Finance",
            "020201": "Economy",
            "020212": "Market",
            "020213": "Money",
        },
    ),
    "0203": (
        "Life&Style",
        {
            "020307": "Culture",
            "020301": "Travel",
            "020302": "Fashion",
            "020303": "Food & Beverage",
            "020304": "Books",
            "020305": "People",
            "020306": "Expat Living",
            "020308": "Arts & Design",
            "020309": "Health",
        },
    ),
    "0204": (
        "Entertainment",
        {
            "020401": "Film",
            "020402": "Television",
            "020403": "Music",
            "020404": "Theater",
            "020409": "K-pop",
            "020410": "esports",
        },
    ),
    "0205": ("Sports", {"020501": "Soccer", "020502": "Baseball", "020503": "Golf", "020504": "More Sports"}),
    "0212": ("World", {"021201": "World News", "021202": "World Business"}),
    "0206": ("Opinion", {"020601": "Editorial", "020603": "Viewpoints", "020610": "English Eye"}),
    "0210": (
        "English Cafe",
        {
            "021001": "Podcast",
            "021004": "Topics",
            "021005": "Weekender",
            "021006": "PR Newswire",
            "021007": "Global Insight",
        },
    ),
}
"""First digits of a section's code → its name and what is below it. Codes of 2018 as the real site has them; those
that only the menu of 2021 names have codes of our own."""

ARCHIVE_CODE = "029900000000"
"""The list "From the archive": old pages, shown without a date."""

FEEDS_1 = {"102": "0201", "103": "0202", "104": "0203", "105": "0204", "106": "0205", "107": "0212", "108": "0206"}
"""`/common/rss_xml.php?ct=…` → section."""

FEEDS_2 = {
    "kh_National": "0201",
    "kh_Business": "0202",
    "kh_LifenCulture": "0203",
    "kh_Sports": "0205",
    "kh_World": "0212",
    "kh_Opinion": "0206",
}
"""`/rss/…` → section. `/rss/newsAll` has them all."""

AGENCIES = {
    "Yonhap": "yonhap",
    "AFP": "afp",
    "AP": "ap",
    "Reuters": "reuters",
    "Bloomberg": "bloomberg",
    "dpa": "dpa",
    "Kyodo": "kyodo",
    "Xinhua": "xinhua",
    "EPA": "epa",
    "Newsis": "newsis",
    "News1": "news1",
    "Korean Central News Agency": "kcna",
}
"""Name as printed → key."""


def code(section: str) -> str:
    """The twelve digits of a section's list."""
    return section.ljust(12, "0")


def path(section: str) -> tuple[str, ...]:
    """A section's breadcrumbs: ("National", "North Korea") for "020104"."""
    name, below = SECTIONS[section[:4]]
    return (name, below[section]) if len(section) > len("0201") else (name,)


def agencies(credit: str) -> tuple[str, ...]:
    """Keys of the agencies in a printed credit: "AFP-Yonhap" → ("afp", "yonhap")."""
    if credit in AGENCIES:
        return (AGENCIES[credit],)
    parts = credit.split("-")
    return tuple(AGENCIES[part] for part in parts) if all(part in AGENCIES for part in parts) else ()
