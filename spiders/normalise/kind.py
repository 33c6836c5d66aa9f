"""Headline, sections and agencies in, the type of article that they name out; None where they name none."""

from __future__ import annotations

import re

from spiders.normalise.agencies import PAID

_LABEL = re.compile(r"^[\[【〈<(（]\s*([^\[\]【】〈〉<>()（）]{2,30})\s*[\]】〉>)）]|^([^\W\d][\w /-]{2,24}):\s")
_TYPES = (
    ("photo", re.compile(r"photo(?:s|\s?news|\sgallery|\sessay)?|in pictures|pictures|gallery|포토(?:뉴스)?|화보|写真(?:特集)?|fotostrecke|bildergalerie", re.IGNORECASE)),  # noqa: E501
    ("interview", re.compile(r"interview|인터뷰|インタビュー|entrevista|entretien|intervista", re.IGNORECASE)),
    ("analysis", re.compile(r"(?:news\s)?analysis|analyse|análisis|analisi|explainer|분석|解説|news focus|faktencheck|fact[\s-]check", re.IGNORECASE)),  # noqa: E501
    ("editorial", re.compile(r"editorials?|our view|leitartikel|사설|社説|社论|éditorial", re.IGNORECASE)),
    ("opinion", re.compile(r"opinions?|op-?ed|viewpoints?|columns?|commentary|comment|kommentare?|meinung|kolumnen?|gastbeitrag|tribune|opinión|칼럼|기고|오피니언|コラム|評論|letters?|debatte?", re.IGNORECASE)),  # noqa: E501
    ("video", re.compile(r"videos?|watch|영상|動画|vidéos?", re.IGNORECASE)),
    ("liveblog", re.compile(r"live(?:\s?(?:blog|updates?|ticker))?|liveticker|속보", re.IGNORECASE)),
    ("press_release", re.compile(r"press releases?|pr newswire|pressemitteilung|business wire|보도자료|プレスリリース", re.IGNORECASE)),  # noqa: E501
    ("advertorial", re.compile(r"sponsored(?: content)?|advertorial|anzeige|paid (?:post|content)|brand ?voice|partner content|ad feature|광고|広告|PR企画", re.IGNORECASE)),  # noqa: E501
    ("correction", re.compile(r"corrections?|corrigendum|korrektur|정정보도", re.IGNORECASE)),
)  # fmt: skip


def type_named(headline: str, sections: tuple[str, ...], agencies: tuple[str, ...]) -> str | None:
    """By the label before the headline, the wire, or the section, in that order."""
    match = _LABEL.match(headline)
    label = (match[1] or match[2]).strip() if match else ""
    if label and (found := _type_of(label)) not in (None, "liveblog", "correction"):
        return found
    if PAID & set(agencies):
        return "press_release"
    for section in reversed(sections):
        if (found := _type_of(section)) in ("opinion", "editorial", "press_release", "advertorial"):
            return found
    return None


def _type_of(name: str) -> str | None:
    return next((kind for kind, pattern in _TYPES if pattern.fullmatch(name.strip())), None)
