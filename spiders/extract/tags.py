"""Names of elements, by what they are to a text."""

from __future__ import annotations

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o output q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr content slot
    """.split()
)
"""Parts of a line."""
NOT_TEXT = frozenset(
    """
    script style noscript template svg math button select textarea input form nav head iframe object embed audio video
    canvas map dialog menu progress meter datalist option optgroup frame frameset noembed noframes title meta link
    param source track img amp-img amp-ad amp-video amp-iframe amp-youtube rt rp
    """.split()
)
"""Never part of a text, whatever stands in them."""
NO_PROSE = frozenset(("script", "style", "noscript", "template", "title", "textarea", "option", "button"))
"""What stands in them says nothing about where the text is."""
BESIDE_TAGS = frozenset(
    "nav footer aside form dialog menu select button figcaption figure caption noscript template".split()
)
"""Beside a text by their name alone."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PICTURES = frozenset(("img", "amp-img", "picture"))
EMBEDS = frozenset(("iframe", "object", "embed", "video", "audio", "amp-video", "amp-iframe", "amp-youtube"))
