"""The parsed page in, its meta tags, link relations and title out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    import re

LONGEST = 20_000
MOST_TAGS = 2_000


@frozen
class Meta:
    """What the head says."""

    tags: dict[str, list[str]]
    """name, property or itemprop, in lower case → contents, in order."""
    links: dict[str, list[str]]
    """rel, in lower case → href."""
    title: str
    language: str | None

    def first(self, *names: str) -> tuple[str, str] | None:
        """Name and content of the first of these tags that says something."""
        for name in names:
            for content in self.tags.get(name, ()):
                if content.strip():
                    return name, content.strip()
        return None

    def get(self, *names: str) -> str | None:
        """Content of the first of these tags that says something."""
        found = self.first(*names)
        return found[1] if found else None

    def labelled(self, pattern: re.Pattern[str]) -> list[str]:
        """Contents of cards whose label fits: twitter:label1 "Written by" → twitter:data1."""
        found = []
        for number in ("1", "2", "3"):
            label, data = self.get(f"twitter:label{number}"), self.get(f"twitter:data{number}")
            if label and data and pattern.search(label):
                found.append(data)
        for name, contents in self.tags.items():
            if name.startswith("twitter:misc:") and pattern.search(name[13:]):
                found += contents
        return found

    def all(self, name: str) -> list[str]:
        """Contents of every tag of that name."""
        return [content.strip() for content in self.tags.get(name, ()) if content.strip()]


def read_meta(root: Any, metas: list[Any], relations: list[Any], titles: list[Any]) -> Meta:
    """What meta, link and title elements of the whole document say: broken pages have them in the body."""
    tags: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for element in metas[: MOST_TAGS + 1]:
        content = element.get("content")
        if content is None:
            continue
        for key in {element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv")}:
            if key:
                tags.setdefault(
                    key.strip().lower().replace(":published:", ":published_").replace(":modified:", ":modified_"), []
                ).append(content[:LONGEST])
    for element in relations[: MOST_TAGS + 1]:
        if (rel := element.get("rel")) and (href := element.get("href")):
            for word in rel.lower().split():
                links.setdefault(word, []).append(href.strip())
    title = next(iter(titles), None)
    return Meta(
        tags=tags,
        links=links,
        title=" ".join("".join(title.itertext()).split()) if title is not None else "",
        language=(
            root.get("lang") or root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        ).strip()
        or None,
    )
