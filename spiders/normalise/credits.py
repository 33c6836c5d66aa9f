"""Pictures as extracted in; captions without their credits, credits with their agencies, the cover first out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from spiders.normalise.agency import agencies_in_credit
from spiders.normalise.text import clean_or_none

if TYPE_CHECKING:
    from spiders.items import Image

_CREDIT_TAIL = re.compile(r"\s*[(\[（]\s*([^()\[\]（）]{2,80})\s*[)\]）]\s*\.?\s*$")


def credited(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """Captions without their credits, credits with their agency; the cover first."""
    ready = []
    for image in images:
        caption, credit = clean_or_none(image.caption), clean_or_none(image.credit_raw)
        if caption and not credit:
            caption, credit = _cut_credit(caption)
        elif caption and credit and caption.endswith(credit):
            caption = caption[: -len(credit)].rstrip(" -–—|/") or None
        agencies = agencies_in_credit(credit) if credit else ()
        ready.append(
            attrs.evolve(
                image,
                caption=caption,
                credit_raw=credit,
                credit_agency=image.credit_agency or (agencies[0] if agencies else None),
                credit_agencies=image.credit_agencies or (agencies if len(agencies) > 1 else ()),
            )
        )
    ready.sort(key=lambda image: not image.is_main)
    if ready and not ready[0].is_main:
        ready[0] = attrs.evolve(ready[0], is_main=True)
    return tuple(ready)


def _cut_credit(caption: str) -> tuple[str | None, str | None]:
    """ "Ships at dawn. (Yonhap)" → ("Ships at dawn.", "(Yonhap)"); only where the brackets hold a credit."""
    if (match := _CREDIT_TAIL.search(caption)) and (agencies_in_credit(match[1]) or match.start() == 0):
        return caption[: match.start()].rstrip() or None, match[0].strip()
    return caption, None
