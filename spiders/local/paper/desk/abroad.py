"""Briefs from abroad, as the agencies send them, from places that no map has."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_CITIES = ("PORT ELLERY", "NOVA TARIN", "KESSWICK", "SAINT ODEL", "MARROW BAY", "UPPER LINDE", "TORVIK", "CAPE AMANT")
_EVENTS = (
    ("agree to share one lighthouse", "two towns that have shared a grudge since 1911"),
    ("open the longest wooden bridge of the coast", "engineers and the carpenters who corrected them"),
    ("end a nine-week strike over tea breaks", "ferry crews and their owners"),
    ("find a third whale where two were expected", "biologists"),
    ("vote to keep the old clock, wrong as it is", "citizens in a referendum"),
    ("send grain to a neighbor after a flood", "farmers of the delta"),
    ("return a stolen statue, with an apology and a bill", "heirs of a collector"),
    ("cut the harbor tax for ships under sail", "members of parliament"),
)
_DETAILS = (
    "“It is not much,” mayor {who} said, “but it is more than we had at breakfast.”",
    "{number} people took part, according to the organizers; the police counted {fewer}, and a dog.",
    "The step will cost {cost} million in the local currency, to be paid in {years} parts.",
    "Neighboring governments welcomed the news; one of them had to look up where it came from.",
    "Talks had failed {years} times, the last time over the shape of the table.",
    "A first attempt in spring ended when {who} overslept.",
    "Insurers will look at it again in {years} years, a spokesperson said.",
    "Fishermen rang their bells for {years} minutes; nobody had asked them to, and nobody asked them to stop.",
)
_WIRES = ("AFP", "AP", "Reuters", "dpa", "Kyodo", "Xinhua", "AFP-Yonhap", "EPA-Yonhap", "AP-Yonhap")


def report(seed: int) -> Draft:
    """An agency's brief: byline, tail or dateline, as it comes."""
    throw = dice("abroad", seed)
    city = throw.choice(_CITIES)
    (done, who), wire = throw.choice(_EVENTS), throw.choice(_WIRES)
    number = throw.randint(300, 9000)
    facts = {
        "who": name(throw), "number": f"{number:,}", "fewer": f"{number // 3:,}", "cost": throw.randint(2, 90),
        "years": throw.randint(3, 14),
    }  # fmt: skip
    subject = who[0].upper() + who[1:]
    headlines = [
        f"In {city.title()}, {who} {done}",
        f"{city.title()}: {subject} {done} after {facts['years']} years",
        f"{subject} of {city.title()} {done}, {facts['number']} look on",
    ]
    first, second = throw.sample(headlines, 2)
    where = throw.choice((("byline",), ("byline", "tail"), ("tail",), ("dateline",), ("dateline", "tail")))
    hours = throw.randint(2, 30)
    paragraphs = [
        f"{subject} in {city.title()} {done}, officials said on {{today}} after {hours} hours of talks.",
        *(text.format(**facts) for text in sample(throw, _DETAILS, throw.randint(3, 5))),
    ]
    return Draft(
        story=story(
            "abroad",
            seed,
            paragraphs,
            headline=first,
            section="021201",
            wire=wire,
            wire_at=where,
            place=f"{city}, {{date}}" if "dateline" in where else None,
        ),
        later="Officials said later that the text would be read aloud in the harbor on {tomorrow}.",
        slip=(f"after {hours} hours", f"after {hours + 1} hours"),
        headline=second,
        caption=f"The harbor of {city.title()} in the early morning.",
    )
