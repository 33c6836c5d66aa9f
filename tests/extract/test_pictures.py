"""Which pictures are the article's, which is its cover, and what stands below them."""

from __future__ import annotations

from typing import Any

import pytest

HOST = "https://www.morning-post.example"


def story(post: Any, box: str, place: int = 1, head: str = "") -> Any:
    """The article with that markup before one of its paragraphs."""
    texts = [f"<p>{text}</p>" for text in post.paragraphs]
    return post.read(post.page("".join([*texts[:place], box, *texts[place:]]), head=head))


def files(article: Any) -> list[str]:
    return [image.url.rpartition("/")[2] for image in article.images]


@pytest.mark.parametrize(
    "box",
    [
        '<a href="/city/9"><picture><source srcset="/img/tunnel-55555.jpg 900w"><img src="/img/tunnel-5.jpg"></picture></a>',
        '<div class="card"><img src="/img/tunnel-55555.jpg"><h4><a href="/city/9">A tunnel that nobody asked for</a></h4></div>',
        '<div class="most-read"><img src="/img/tunnel-55555.jpg"></div>',
        '<aside><img src="/img/tunnel-55555.jpg"></aside>',
        '<img src="/img/tunnel-55555.jpg" width="60" height="60">',
        '<img src="/img/tunnel-55555-80x80.jpg">',
        '<img src="/img/newsletters/tunnel-55555.jpg">',
    ],
)
def test_teasers_portraits_and_icons_are_no_pictures_of_the_article(post: Any, box: str) -> None:
    assert files(story(post, box)) == []


@pytest.mark.parametrize(
    "box",
    [
        '<button aria-label="Open viewer"><img src="/img/poles-19284.jpg"></button>',
        '<img src="/img/poles-19284.jpg" srcset="/img/poles-19284.jpg 1200w" width="160" height="90">',
        '<img data-src="/img/poles-19284.jpg" src="data:image/gif;base64,R0lGOD">',
        '<img data-lazy-src="/img/poles-19284.jpg" src="data:image/gif;base64,R0lGOD">',
        '<img data-srcset="/img/poles-1.jpg 300w, /img/poles-19284.jpg 900w" src="data:image/gif;base64,R0lGOD">',
        '<figure><a href="https://photos.example/1"><img src="/img/poles-19284.jpg"></a><figcaption>Poles</figcaption></figure>',
        '<noscript><img src="/img/poles-19284.jpg"></noscript>',
        '<amp-img src="/img/poles-19284.jpg" width="900" height="600"></amp-img>',
    ],
)
def test_pictures_are_found_however_they_are_loaded(post: Any, box: str) -> None:
    assert files(story(post, box)) == ["poles-19284.jpg"]


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("/img/ci16x9/bridge-at-noon-10293-w1200.jpg", "/img/ci23x11/bridge-at-noon-10293-w2000.jpg"),
        ("/img/bridge-at-noon-3840px-a31d858981171363.png", "/img/bridge-at-noon-3840px-82adf0aebe8ed409.png"),
        ("/img/bridge-at-noon-34357og.jpg", "/img/bridge-at-noon-34357h.jpg"),
        ("/img/bridge-at-noon-1024x768.jpg", "/img/bridge-at-noon-scaled.webp?w=900"),
    ],
)
def test_cover_is_the_picture_that_the_card_shows_in_another_cut(post: Any, stated: str, shown: str) -> None:
    head = f'<meta property="og:image" content="{HOST}{stated}">'
    article = story(post, f'<figure><img src="{shown}"><figcaption>The bridge at noon.</figcaption></figure>', 2, head)

    assert [image.url for image in article.images] == [HOST + shown]
    assert article.images[0].is_main
    assert article.images[0].caption == "The bridge at noon."
    assert article.field_provenance["images"].rule == "og:image, shown on the page"


def test_pictures_with_numbers_of_their_own_are_not_taken_for_one(post: Any) -> None:
    boxes = "".join(f'<figure><img src="/img/harbor-2024102{n}.jpg"></figure>' for n in range(3))

    assert len(files(story(post, boxes))) == 3


@pytest.mark.parametrize(
    "box",
    [
        '<div><figure><img src="/i/poles-19284.jpg"></figure><figcaption>Poles at low tide</figcaption></div>',
        '<div><div><img alt="Poles at low tide" src="/i/poles-19284.jpg"></div><p class="image-caption">Poles at low tide</p></div>',
        '<div><div><img src="/i/poles-19284.jpg"></div><span>Poles at low tide</span></div>',
    ],
)
def test_caption_is_read_from_what_stands_by_the_picture(post: Any, box: str) -> None:
    (image,) = story(post, box).images

    assert image.caption == "Poles at low tide"


def test_headline_and_date_are_no_part_of_a_caption(post: Any) -> None:
    caption = "The bridge at noon, seen from the old ferry"
    header = f"""<header><div><picture><img src="/i/bridge-10293.jpg" alt="{caption}"></picture></div>
        <div style="display:none"><span>{caption}</span><small>AFP</small></div>
        <h2>Bridge replaces the last harbor ferry</h2><time>March 4, 2026</time></header>"""

    (image,) = story(post, header, 0).images

    assert (image.caption, image.credit_raw, image.credit_agency) == (caption, "AFP", "afp")


def test_caption_and_credit_of_json_ld_stand_in_for_a_picture_shown_without(post: Any) -> None:
    image = {"@type": "ImageObject", "url": "/i/bridge-10293.jpg", "caption": "The bridge", "creditText": "Bo Lund/AFP"}
    (found,) = story(post, '<img src="/i/bridge-10293.jpg">', 0, post.json_ld(image=image)).images

    assert (found.caption, found.credit_raw, found.credit_agency) == ("The bridge", "Bo Lund/AFP", "afp")
