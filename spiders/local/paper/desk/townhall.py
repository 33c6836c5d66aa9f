"""Town hall: orders, accidents, finds, and what the police book says."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_FINDS = (
    "a wooden leg", "an unexploded shell", "eleven umbrellas", "a safe without a door", "a crate of live crabs",
    "the bell of a ferry sunk in 1971", "a letter from a lighthouse", "a sleeping seal", "a tuba", "a wedding dress",
)  # fmt: skip
_PLACES = (
    "the fish auction", "Bukhang Gate 2", "the old customs house", "the tram depot", "Dungji Beach", "the tidal mill",
    "the central market", "the N7's last stop", "the library's cellar", "the school on Gaebul",
)  # fmt: skip
_STEPS = (
    "Officers closed the street for {minutes} minutes and were brought tea by the neighbors.",
    "The lost property office has {number} things of the kind and no shelf for this one.",
    "{who}, who came upon it while walking a neighbor's dog, asked for no reward but a receipt.",
    "The city will put up a sign at a cost of {cost} million won, in three languages and one drawing.",
    "The prosecutor's office saw no crime in it, after {minutes} minutes of looking for one.",
    "A class of the nearby school drew {number} pictures of the scene; the best hang in the police station.",
    "The owner may call the town hall until the end of the month, spokesperson {other} said.",
    "It was call number {number} of the shift; the one before it had been about the moon.",
)


def report(seed: int) -> Draft:
    """Somebody found something somewhere."""
    throw = dice("townhall", seed)
    find, place, then = throw.choice(_FINDS), throw.choice(_PLACES), throw.choice(_PLACES)
    facts = {
        "who": name(throw), "other": name(throw), "minutes": throw.randint(11, 170), "number": throw.randint(24, 98),
        "cost": throw.randint(2, 44),
    }  # fmt: skip
    hour = throw.randint(1, 11)
    headlines = [
        f"Police secure {find} at {place}",
        f"{find[0].upper()}{find[1:]} turns up at {place}, and {facts['who']} wants a receipt",
        f"Whose is {find}? Town hall asks after a find at {place}",
    ]
    first, second = throw.sample(headlines, 2)
    paragraphs = [
        f"A call at {hour}:{throw.randint(10, 59)} led police to {place} on {{today}}; they secured {find}.",
        *(text.format(**facts) for text in sample(throw, _STEPS, throw.randint(3, 5))),
        f"It can be seen at {then} from {{tomorrow}}." if then != place else "It stays where it is until {tomorrow}.",
    ]
    return Draft(
        story=story("townhall", seed, paragraphs, headline=first, section="020102", people=("Kim Da-sol",)),
        later="The town hall said later that three people had called, each with a different story.",
        slip=(f"A call at {hour}:", f"A call at {hour + 1}:"),
        headline=second,
        caption=f"An officer stands guard near {place}.",
    )
