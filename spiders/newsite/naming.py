"""Samples in, the paper's title out; title and host in, the site's name out. Pure."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from spiders.extract.json_ld import text_of
from spiders.newsite.guess import Guess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.newsite.sample import Sample

_LONGEST_TITLE = 80
_JOINTS = re.compile("\\s+[|·•\u2013\u2014-]\\s+|\\s*\\|\\s*")


def title_of(samples: Sequence[Sample], host: str) -> Guess:
    """What most pages call the paper. `host`: bare."""
    names: Counter[str] = Counter()
    publishers: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for sample in samples:
        if not sample.document:
            continue
        if name := sample.document.meta.get("og:site_name", "application-name"):
            names[" ".join(name.split())] += 1
        publisher = sample.document.json_ld.resolve(sample.document.json_ld.article.get("publisher"))
        if name := text_of(publisher):
            publishers[name] += 1
        parts = _JOINTS.split(sample.document.meta.title)
        if len(parts) > 1:
            endings[parts[-1]] += 1
    for found, where in ((names, "og:site_name"), (publishers, "publisher in JSON-LD"), (endings, "end of <title>")):
        if found:
            name, count = found.most_common(1)[0]
            if (
                name.strip()
                and len(name) <= _LONGEST_TITLE
                and (count > 1 or len(samples) == 1 or where != "end of <title>")
            ):
                return Guess(value=name, why=f"{where} of {count} of {len(samples)} pages")
    return Guess(value=host, why="no page names the paper; this is its host")


def name_of(title: str, host: str) -> Guess:
    """korea_herald of "The Korea Herald" at koreaherald.com; where title and host differ, the host's own word."""
    label = re.sub(r"[^a-z0-9]+", "_", (host.rpartition(".")[0] or host).rpartition(".")[2].lower()).strip("_")
    parts = host.split(".")
    if label in ("co", "com", "or", "org", "net", "ac", "go") and len(parts) > 2:  # noqa: PLR2004 (name.co.kr)
        label = re.sub(r"[^a-z0-9]+", "_", parts[-3])
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    spoken = "_".join(words)
    if spoken and spoken.replace("_", "") in (label.replace("_", ""), label.replace("_", "").removeprefix("the")):
        name, why = spoken, "from the title and the host"
    else:
        name, why = label or "site", "from the host"
    if not name[0].isalpha():
        name = f"site_{name}"
    if keyword.iskeyword(name) or name == "pages":
        name += "_site"
    return Guess(value=name, why=why)
