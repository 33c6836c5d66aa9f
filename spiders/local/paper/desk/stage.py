"""What is on: plays, concerts, films, shows, and who was in the hall."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_WORKS = (
    ("020404", "play", ("The Tide Clerk", "Nine Jars", "A House for the Wind", "The Late Ferry")),
    ("020403", "concert", ("Songs for Fog Horn", "Quartet in Low Water", "The Winter Nets", "Harbor Etudes")),
    ("020401", "film", ("Slow Crane", "Every Gull Is Somebody", "The Salt Ledger", "Berth Eleven")),
    ("020307", "puppet play", ("Ropes", "The Octopus Clerk", "A Soup for Mokdan", "The Map That Was Wrong")),
    ("020409", "show", ("Low Tide High Notes", "Neon Squid", "Thirteen Umbrellas", "Mud and Glitter")),
)
_HOUSES = (
    "the Lantern Theater",
    "the old ice factory",
    "Hall 3 of the fish auction",
    "the whale room",
    "the tram depot",
)
_VERDICTS = (
    "It lasts {minutes} minutes, of which one would not miss more than {few}.",
    "{who} carries the evening with a voice like a well-oiled winch.",
    "The light, by {other}, does what the text only promises.",
    "A lady in row four wept at the right moment and laughed at a better one.",
    "Somewhere after the interval it loses its way, and finds a more interesting one.",
    "The hall holds {seats} people; on the first night {few} of them were children, and none of them coughed.",
    "One leaves with salt on the tongue and the wish to call one's mother.",
    "What it says about the sea has been said before, but not by people who were so wet.",
)


def report(seed: int) -> Draft:
    """A review of a first night."""
    throw = dice("stage", seed)
    section, kind, titles = throw.choice(_WORKS)
    title, house, maker = throw.choice(titles), throw.choice(_HOUSES), name(throw)
    facts = {
        "minutes": throw.randint(62, 190), "few": throw.randint(4, 19), "who": name(throw), "other": name(throw),
        "seats": throw.randint(80, 640),
    }  # fmt: skip
    headlines = [
        f"“{title}”: a {kind} by {maker} that smells of tar",
        f"{maker} shows “{title}” at {house}",
        f"An evening with “{title}”, {facts['minutes']} minutes long",
    ]
    first, second = throw.sample(headlines, 2)
    price = throw.randrange(8_000, 45_000, 500)
    paragraphs = [
        f"A new {kind} by {maker}, “{title},” opened at {house} on {{yesterday}} and will be talked about, kindly.",
        *(text.format(**facts) for text in sample(throw, _VERDICTS, throw.randint(3, 5))),
        f"Tickets cost from {price:,} won. Dockworkers with a card pay half.",
    ]
    return Draft(
        story=story("stage", seed, paragraphs, headline=first, section=section, people=("Ock Se-ra",)),
        later=f"Two more evenings were added on {{tomorrow}} week, {house} said.",
        slip=(f"from {price:,} won", f"from {price + 1000:,} won"),
        headline=second,
        caption=f"A scene from “{title}” at {house}.",
    )
