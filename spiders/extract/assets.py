"""Addresses of pictures: the largest variant an element offers, and what two variants of one picture share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-url", "data-full", "data-hi-res-src",
    "data-full-src", "data-large-src", "data-srcset-src", "src",
)  # fmt: skip
_SRCSETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SIZED = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)[wx](?:,(.*))?$")
_NUMBER = re.compile(r"\d{1,5}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ENDING = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|jfif|tiff?|bin)\b.*$")
_SIZE = re.compile(
    r"(?:[-_@](?:\d{2,4}x\d{2,4}|scaled|rc|\d{2,4}(?:w|px)?|w\d{2,4}|large|small|medium|thumb|og|original))+$"
    r"|(?<=\d{4})(?:og|[a-z])$"
)
_REVISION = re.compile(r"[-_.](?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,40}$")
"""A hash that content systems put behind the name of each cut."""
_WIDTH_HEIGHT = re.compile(r"(?<!\d)(\d{2,4})x(\d{2,4})(?!\d)")
_RATIO = 31
"""Up to here "16x9" and "23x11" are shapes, not pixels."""
_DATE = re.compile(r"(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-3]\d)?")


def largest_of(element: Any) -> str | None:
    """Address of the largest variant that an img (or its picture) offers."""
    widest, best = widest_of(element)
    plain = next((value for name in _LAZY if (value := element.get(name)) and not value.startswith("data:")), None)
    return (best if widest > 4 or plain is None else plain) or None


def widest_of(element: Any) -> tuple[float, str | None]:
    """Width (or density) and address of the widest variant in a srcset of the img or its picture."""
    widest, best = 0.0, None
    parent = element.getparent()
    for _ in range(12):  # the parser takes what follows a <source> to be inside it
        if parent is None or parent.tag != "source":
            break
        parent = parent.getparent()
    sources = [element]
    if parent is not None and parent.tag == "picture":
        sources += parent.iter("source")
    for source in sources:
        for name in _SRCSETS:
            for url, width in variants(source.get(name) or ""):
                if width > widest:
                    widest, best = width, url
    return widest, best


def variants(srcset: str) -> list[tuple[str, float]]:
    """Addresses of a srcset with their width (or density)."""
    if not srcset or srcset.startswith("data:"):
        return []
    found: list[tuple[str, float]] = []
    for token in srcset[:20_000].split():
        size = _SIZED.match(token)
        if size and found:
            found[-1] = (found[-1][0], float(size[1]))
        url = (size[2] or "" if size else token).rstrip(",")  # behind a size: what is glued to its comma
        if url:
            found.append((url, 1.0))
    return found


@lru_cache(maxsize=2_000)
def asset_of(url: str) -> str:
    """Host and path without the query."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".lower()


def same_asset(one: str, other: str) -> bool:
    """Whether two addresses show the same picture, perhaps cut or sized differently."""
    return asset_of(one) == asset_of(other) or bool(asset_names(one) & asset_names(other))


@lru_cache(maxsize=2_000)
def asset_names(url: str) -> frozenset[str]:
    """File stems, long numbers and hashes in an address that name the picture."""
    text = unquote(unquote(url[:2_000])).lower()
    names = set(_UUID.findall(text))
    segments = [segment for segment in re.split(r"[/?&=,;:]", text.partition("//")[2].partition("/")[2]) if segment]
    for segment in segments:
        stem = _ENDING.sub("", segment)
        if stem == segment:
            continue
        stem = _SIZE.sub("", stem)
        if len(bare := _SIZE.sub("", _REVISION.sub("", stem))) >= 12:
            stem = bare
        if len(stem) >= 12 or (len(stem) >= 5 and re.search(r"\d{3}", stem)):
            names.add(stem)
    if not names:
        names.update(
            segment
            for segment in segments[-3:]
            if len(segment) >= 10 and re.search(r"\d.*\d", segment) and not _DATE.fullmatch(segment)
        )
    return frozenset(names)


def is_small(url: str) -> bool:
    """Whether the address itself says that the picture is a thumbnail."""
    sizes = [(int(match[1]), int(match[2])) for match in _WIDTH_HEIGHT.finditer(url)]
    sizes = [(width, height) for width, height in sizes if min(width, height) > _RATIO]
    return bool(sizes) and all(width < 160 and height < 160 for width, height in sizes)


def pixels(value: str | None) -> int | None:
    """A width or height attribute as a number."""
    match = _NUMBER.match((value or "").strip())
    return int(match[0]) if match and int(match[0]) else None
