"""Path and query of an address in, its parts and what each looks like out: year, number, slug, id … Pure."""

from __future__ import annotations

import re

from attrs import frozen

UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_EXTENSION = re.compile(r"(?<=.)\.(?:html?|shtml|xhtml|php|aspx?|jsp|do|amp|cms|ece)$", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|default)(?:\.\w{2,5})?", re.IGNORECASE)
STAMP = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
WORDS_OF_A_SLUG = 3
_DIGITS_OF_AN_ID = 5
_LONGEST = 300
"""A longer segment is not looked into."""
DAY_ALONE = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
"""A day written as a number: many articles have the same, so it is nobody's id."""


@frozen(kw_only=True)
class Cut:
    """An address in its parts."""

    form: str
    segments: tuple[str, ...]
    kinds: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    id_names: tuple[str, ...]
    """Query parameters whose value looks like an id."""

    @property
    def group(self) -> tuple[object, ...]:
        """What addresses of one pattern have in common."""
        words = tuple(
            segment if kind == "word" and place == len(self.segments) - 1 else ""
            for place, (segment, kind) in enumerate(zip(self.segments, self.kinds, strict=True))
        )
        return self.kinds, self.id_names, words if self.id_names else ()


def looks_like_article(form: str) -> bool:
    """Whether path and query have, by themselves, the look of an article's: an id, or a title for a name."""
    parts = cut(form)
    return bool(parts.id_names) or parts.kinds[-1].startswith(("slug", "id")) or "slug" in parts.kinds


def cut(form: str) -> Cut:
    """The parts."""
    path, _, query = form.partition("?")
    segments = tuple(path.strip("/").split("/"))
    kinds: list[str] = []
    for place, segment in enumerate(segments):
        kinds.append(_kind(segment, kinds, last=place == len(segments) - 1))
    pairs = tuple((name, value) for name, _, value in (part.partition("=") for part in query.split("&") if part))
    named = tuple(name for name, value in pairs if looks_like_id(value))
    by_path = any(kind.startswith("id") for kind in kinds) or kinds[-1].startswith("slug")
    return Cut(form=form, segments=segments, kinds=tuple(kinds), pairs=pairs, id_names=() if by_path else named)


def _kind(segment: str, before: list[str], *, last: bool) -> str:  # noqa: C901, PLR0911 (one kind after the other)
    if re.fullmatch(r"(?:19|20)\d\d", segment) and not last:
        return "year"
    if before[-1:] == ["year"] and (re.fullmatch(r"\d{1,2}", segment) or segment.lower() in _MONTHS):
        return "month name" if segment.lower() in _MONTHS else "month"
    if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", segment) and not last:
        return "year-month"
    if before[-1:] in (["month"], ["month name"], ["year-month"]) and re.fullmatch(r"\d{1,2}", segment):
        return "day"
    if not last and STAMP.fullmatch(segment):
        return "date"
    if last and _INDEX.fullmatch(segment):
        return "word"
    if len(segment) > _LONGEST:
        return "slug"
    stem = _EXTENSION.sub("", segment)
    ending = segment[len(stem) :]
    for kind, (pattern, _) in SHAPES.items():
        if re.fullmatch(pattern, stem):
            return f"{kind}{ending}" if last else kind
    words = re.split(r"[-_+.]|%20", stem)
    if len([word for word in words if word]) >= WORDS_OF_A_SLUG or "%" in stem:
        return f"slug{ending}" if last else "slug"
    return "word"


SHAPES: dict[str, tuple[str, str]] = {
    "id number": (r"\d+", "{digits}"),
    "id uuid": (UUID, f"(?P<id>{UUID})"),
    "id slug-uuid": (rf".+[-_.]{UUID}", f"[^/]+[-_.](?P<id>{UUID})"),
    "id letters-number": (r"[A-Za-z]{1,8}\d{6,}", r"(?P<id>[A-Za-z]+\d+)"),
    "id code": (r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Z0-9]{10,}", r"(?P<id>(?=[A-Z]*\d)[A-Z0-9]{10,})"),
    "id slug_number_number": (r".+_\d{4,}_\d+", r"[^/]+_(?P<id>\d+)_\d+"),
    "id slug-letters-number": (r".+-[a-z]{1,8}\d{5,}", r"[^/]+-(?P<id>[a-z]+\d+)"),
    "id slug-number": (rf".*[^\d\W_].*[-_.,~](?!(?:19|20)\d\d$|{DAY_ALONE}$)\d{{4,}}", r"[^/]+[-_.,~]{digits}"),
    "id number-slug": (
        rf"(?!(?:(?:19|20)\d\d|{DAY_ALONE})[-_,.])\d{{4,}}[-_,.].*[^\d\W_].*",
        r"{digits}[-_,.][^/]+",
    ),
    "id slug-hash": (
        r".+-(?=[0-9a-z]*\d)(?=[0-9a-z]*[a-z])[0-9a-z]{8,}",
        r"[^/]+-(?P<id>(?=[a-z]*\d)[0-9a-z]{8,})",
    ),
}
"""What an id looks like within a segment → the same as a pattern."""


def looks_like_id(value: str) -> bool:
    """Whether a parameter's value is one: a number of some length, a UUID; not a day."""
    if re.fullmatch(DAY_ALONE, value):
        return False
    return bool(re.fullmatch(rf"[A-Za-z]{{0,6}}\d{{{_DIGITS_OF_AN_ID},}}|{UUID}", value))
