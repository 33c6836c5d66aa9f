"""Port traffic: what came in, what went out, what waits in the roads."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_CARGO = (
    "soybeans", "steel coils", "timber", "frozen pollock", "new cars", "cement", "fertilizer", "wind turbine blades",
    "onions", "copper cathodes", "secondhand buses", "paper for schoolbooks", "salt", "tiles", "tangerines",
)  # fmt: skip
_SHIPS = (
    "Haemin Star", "Blue Cormorant", "Ocean Lantern", "Dongrim Pride", "Silver Anchovy", "Northern Ferry No. 7",
    "Patient Whale", "Saebyeok", "Eleventh Wind", "Golden Radish", "Mokdan Maru", "Tidal Grace",
)  # fmt: skip
_HEADLINES = (
    "{ship} brings {tons:,} tons of {cargo} into Haemin",
    "{tons:,} tons of {cargo}, and a pilot who had to wait for them",
    "Port counts {calls} ships in a day as the {ship} ties up",
    "The {ship} is late, the {cargo} is dry",
)
_SCENES = (
    "The pilot boat went out at {hour} in the morning and came back with a loaf of bread, a gift of the ship's cook.",
    "Two tugs, one of them on its last shift before a new coat of paint, turned the ship in the outer basin.",
    "A crane at berth {berth} stopped for {pause} minutes because a gull had built a nest on the limit switch.",
    "Customs opened one hold in {berth} and found what the papers said, a result it called unusual enough to mention.",
    "The roads off Mokdan held {waiting} more ships at dusk, their lamps in a row like a second street.",
    "Lorry drivers waited {pause} minutes at the gate; the harbor canteen sold out of seaweed soup by noon.",
    "{who}, who has worked the lines for {years} years, said that the ship's master had sung on the bridge.",
)
_OUTLOOK = (
    "The harbor office expects {next} calls on {{tomorrow}}, most of them before the tide turns at {hour}.",
    "Loading for the way back starts on {{tomorrow}}: {other}, as far as the list goes.",
    "If the wind allows it, the ship leaves on {{tomorrow}} with {other} for three ports further north.",
)


def report(seed: int) -> Draft:
    """A ship, its cargo and the day around it."""
    throw = dice("port", seed)
    cargo, other = throw.sample(_CARGO, 2)
    facts = {
        "ship": throw.choice(_SHIPS), "cargo": cargo, "other": other, "tons": throw.randrange(1200, 48000, 10),
        "calls": throw.randint(21, 68), "hour": f"{throw.randint(3, 11)}:{throw.randrange(0, 60, 5):02d}",
        "berth": throw.randint(2, 19), "pause": throw.randint(12, 95), "waiting": throw.randint(3, 14),
        "who": name(throw), "years": throw.randint(8, 39), "next": throw.randint(18, 60),
    }  # fmt: skip
    boxes = throw.randrange(2100, 9800)
    first, second = (text.format(**facts) for text in sample(throw, _HEADLINES, 2))
    opening = (
        "The {ship} came alongside berth {berth} on {{today}} with {tons:,} tons of {cargo}, one of {calls} ships "
    )
    paragraphs = [
        (opening + "that the harbor office entered into its book that day.").format(**facts),
        *(text.format(**facts) for text in sample(throw, _SCENES, throw.randint(2, 4))),
        f"The container terminals moved {boxes:,} boxes, against a daily average of 5,640 this year.",
        throw.choice(_OUTLOOK).format(**facts),
    ]
    return Draft(
        story=story("port", seed, paragraphs, headline=first, section="020210", people=("Ma Jeong-seok",)),
        later="The harbor office said later that all lines were fast and the last lorry had left the quay.",
        slip=(f"{boxes:,} boxes", f"{boxes + 117:,} boxes"),
        headline=second,
        caption="The {ship} lies at berth {berth}.".format(**facts),
    )
