"""Headline, people, times, sections and pictures, each from where it is told best."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from spiders.items import Author


def test_headline_is_what_two_of_three_places_agree_on(post: Any) -> None:
    head = '<meta property="og:title" content="You will not believe this bridge">' + post.json_ld()

    article = post.read(post.page(head=head))

    assert article.headline == "Bridge replaces the last harbor ferry"


def test_site_name_is_cut_from_a_title(post: Any) -> None:
    html = (
        post.page(head='<meta property="og:title" content="Bridge opens - Morning Post">')
        .replace("<h1>", "<h2>")
        .replace("</h1>", "</h2>")
    )

    assert post.read(html).headline == "Bridge opens"


def test_published_is_never_filled_from_modified(post: Any) -> None:
    article = post.read(post.page(head=post.json_ld(dateModified="2026-03-04T10:00:00Z")))

    assert article.published_at is None
    assert article.date_precision == "none"
    assert article.updated_at == datetime(2026, 3, 4, 10, tzinfo=UTC)


def test_time_without_zone_is_taken_with_one_where_the_page_tells_it_twice(post: Any) -> None:
    head = (
        post.json_ld(datePublished="2026-03-04 09:18:00")
        + '<meta property="article:published_time" content="2026-03-04T09:18:00+09:00">'
    )

    article = post.read(post.page(head=head))

    assert article.published_at == datetime(2026, 3, 4, 0, 18, tzinfo=UTC)
    assert "zone_assumed" not in article.date_flags


def test_time_without_zone_is_read_in_the_languages_zone_and_says_so(post: Any) -> None:
    article = post.read(post.page(head=post.json_ld(datePublished="2026-03-04T09:18:00"), language="ko"))

    assert article.published_at == datetime(2026, 3, 4, 0, 18, tzinfo=UTC)
    assert "zone_assumed" in article.date_flags


def test_byline_and_date_are_read_near_the_headline_where_nothing_states_them(post: Any) -> None:
    body = '<p class="byline">By Bo Lund and Ines Holm</p><p class="date">March 4, 2026 - 09:18</p>' + "".join(
        f"<p>{paragraph}</p>" for paragraph in post.paragraphs
    )

    article = post.read(post.page(body))

    assert [author.name for author in article.authors] == ["Bo Lund", "Ines Holm"]
    assert article.published_raw == "March 4, 2026 - 09:18"
    assert article.date_precision == "minute"


def test_updated_is_read_apart_from_published_where_only_the_page_shows_them(post: Any) -> None:
    lines = "<p class='date'>Published : March 4, 2026 - 09:18</p><p class='date'>Updated : March 4, 2026 - 11:02</p>"

    article = post.read(post.page(lines + "".join(f"<p>{text}</p>" for text in post.paragraphs), language="ko"))

    assert article.published_at == datetime(2026, 3, 4, 0, 18, tzinfo=UTC)
    assert article.updated_at == datetime(2026, 3, 4, 2, 2, tzinfo=UTC)


def test_date_behind_a_label_is_read_wherever_it_stands(post: Any) -> None:
    article = post.read(post.page(after="<aside><dl><dt>Datum</dt><dd>4.3.2026</dd></dl></aside>", language="de"))

    assert article.published_at == datetime(2026, 3, 3, 23, tzinfo=UTC)
    assert (article.date_precision, article.field_provenance["published_raw"].rule) == ("day", "beside 'Datum'")


@pytest.mark.parametrize(
    ("url", "language", "at"),
    [
        ("https://www.post.example/1", "en-US", datetime(2026, 3, 4, 14, 18, tzinfo=UTC)),
        ("https://www.post.example/1", "en-GB", datetime(2026, 4, 3, 8, 18, tzinfo=UTC)),
        ("https://www.post.co.uk/1", "en", datetime(2026, 4, 3, 8, 18, tzinfo=UTC)),
        ("https://www.post.jp/1", "en", datetime(2026, 4, 3, 0, 18, tzinfo=UTC)),
    ],
)
def test_day_month_and_zone_follow_the_country_of_the_page(post: Any, url: str, language: str, at: datetime) -> None:
    html = post.page(head='<meta name="pubdate" content="3/4/2026 9:18">', language=language)

    article = post.read(html, url=url)

    assert article.published_at == at
    assert "zone_assumed" in article.date_flags


def test_agency_among_the_authors_is_no_person(post: Any) -> None:
    authors = [
        {"@type": "Person", "name": "Bo Lund", "url": "https://www.morning-post.example/people/lund"},
        {"@type": "Organization", "name": "AFP"},
    ]

    article = post.read(post.page(head=post.json_ld(author=authors)))

    assert article.authors == (Author(name="Bo Lund", url="https://www.morning-post.example/people/lund"),)
    assert article.wire_agency == ("afp",)
    assert article.is_wire


def test_references_within_json_ld_are_followed(post: Any) -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Bridge replaces the last harbor ferry", "author": {"@id": "#lund"}},
            {"@type": "Person", "@id": "#lund", "name": "Bo Lund"},
        ]
    }
    import json

    article = post.read(post.page(head=f'<script type="application/ld+json">{json.dumps(graph)}</script>'))

    assert [author.name for author in article.authors] == ["Bo Lund"]


def test_section_is_the_last_of_the_breadcrumbs(post: Any) -> None:
    import json

    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(("Home", "City", "Harbor"))
        ],
    }
    article = post.read(post.page(head=f'<script type="application/ld+json">{json.dumps(crumbs)}</script>'))

    assert article.breadcrumbs == ("City", "Harbor")
    assert article.section == "Harbor"


def test_cover_comes_first_with_caption_and_credit(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    small = '<figure><img src="/img/poles-19284.jpg"><figcaption>The poles at low tide. (AFP)</figcaption></figure>'
    cover = (
        '<figure><picture><source srcset="/img/bridge-10293-800.jpg 800w, /img/bridge-10293-1600.jpg 1600w"><img src="/img/bridge-10293-400.jpg"></picture>'
        '<figcaption>The bridge at noon. <span class="credit">Bo Lund / Morning Post</span></figcaption></figure>'
    )
    head = '<meta property="og:image" content="https://www.morning-post.example/img/bridge-10293-1200.jpg">'

    images = post.read(post.page(f"{first}{small}{rest[0]}{cover}{''.join(rest[1:])}", head=head)).images

    assert [image.url.rpartition("/")[2] for image in images] == ["bridge-10293-1600.jpg", "poles-19284.jpg"]
    assert (images[0].caption, images[0].credit_raw, images[0].is_main) == (
        "The bridge at noon.",
        "Bo Lund / Morning Post",
        True,
    )
    assert (images[1].caption, images[1].credit_raw, images[1].credit_agency) == (
        "The poles at low tide.",
        "(AFP)",
        "afp",
    )


def test_caption_is_no_part_of_the_text(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    box = '<div class="pic"><img src="/img/poles-19284.jpg"><div>The poles at low tide, seen from the pier</div></div>'

    article = post.read(post.page(f"{first}{box}{''.join(rest)}"))

    assert article.body_text == post.text
    assert [image.caption for image in article.images] == ["The poles at low tide, seen from the pier"]


def test_door_to_another_article_is_no_picture_of_this_one(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    door = '<div><a href="/city/9"><img src="/img/tunnel-55555.jpg"></a></div>'

    assert post.read(post.page(f"{first}{door}{''.join(rest)}")).images == ()


def test_canonical_of_another_site_or_the_front_page_is_not_believed(post: Any) -> None:
    for href in ("https://elsewhere.example/city/bridge", "https://www.morning-post.example/"):
        article = post.read(post.page(head=f'<link rel="canonical" href="{href}">'))
        assert article.url_canonical == "https://morning-post.example/city/2026/03/04/ferry-bridge-opens"


def test_every_field_says_where_it_came_from(post: Any) -> None:
    article = post.read(post.page(head=post.json_ld(datePublished="2026-03-04T09:18:00+09:00", author="Bo Lund")))

    origins = {
        name: article.field_provenance[name].method
        for name in ("headline", "published_raw", "authors", "body_text", "language")
    }

    assert origins == {
        "headline": "json_ld",
        "published_raw": "json_ld",
        "authors": "json_ld",
        "body_text": "page",
        "language": "page",
    }


def test_subscribers_articles_live_blogs_and_videos_are_marked_as_such(post: Any) -> None:
    head = post.json_ld(
        **{"@type": "LiveBlogPosting"},
        isAccessibleForFree="False",
        video={"@type": "VideoObject", "name": "The first walk", "contentUrl": "/v/walk.mp4"},
    )

    article = post.read(post.page(head=head))

    assert (article.article_type, article.is_liveblog, article.is_paywalled) == ("liveblog", True, True)
    assert article.videos == ({"url": "https://www.morning-post.example/v/walk.mp4", "title": "The first walk"},)


def test_what_the_page_does_not_say_stays_unknown(post: Any) -> None:
    article = post.read(post.page())

    assert (article.is_liveblog, article.is_paywalled, article.is_sponsored) == (None, None, None)
    assert (article.published_at, article.updated_at, article.byline_raw, article.authors) == (None, None, None, ())
