"""Results: football, baseball, handball and the sports that only a port has."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_TEAMS = (
    "Haemin Lanterns", "Dongrim Miners", "Saebyeok City", "Gaebul Mudskippers", "Namsae Pines", "Bukhang Dockers",
    "Mokdan Gulls", "Hanbada United", "Cape Dungji", "Cheongpa Athletic",
)  # fmt: skip
_GAMES = {"020501": (0, 5, "goal"), "020502": (1, 12, "run"), "020504": (17, 36, "point")}
_SCENES = (
    "{who} had not scored for {weeks} weeks and thanked his dentist, to whom he gave the ball.",
    "The decisive {unit} came in the last minute, when half of the {crowd:,} spectators were looking for their bus.",
    "Rain stopped the game for {pause} minutes; the brass band played on under the stand.",
    "The {loser} had more of everything but {unit}s, coach {other} said, and asked for a different kind of arithmetic.",
    "A dog crossed the field in the first half and was faster than both defenses.",
    "It was the {streak}th game in a row that the {winner} ended without a loss at home.",
    "{other}, 19, played from the start for the first time and ran until a cramp carried him off.",
    "The referee showed {cards} cards, one of them by mistake, and apologized over the loudspeaker.",
)


def report(seed: int) -> Draft:
    """One game."""
    throw = dice("sport", seed)
    section = throw.choice(list(_GAMES))
    low, high, unit = _GAMES[section]
    winner, loser, third = throw.sample(_TEAMS, 3)
    less = throw.randint(low, high - 1)
    more = throw.randint(less + 1, high)
    crowd = throw.randrange(900, 17_000)
    facts = {
        "who": name(throw), "other": name(throw), "weeks": throw.randint(3, 19), "unit": unit, "winner": winner,
        "crowd": crowd, "pause": throw.randint(4, 41), "loser": loser,
        "streak": throw.randint(4, 18), "cards": throw.randint(2, 7),
    }  # fmt: skip
    headlines = [
        f"{winner} beat {loser} {more}-{less}",
        f"{facts['who']} decides it for the {winner}, {more}-{less}",
        f"{loser} go home from the {winner} with {less} {unit}s and a lesson",
    ]
    first, second = throw.sample(headlines, 2)
    paragraphs = [
        f"The {winner} beat the {loser} {more}-{less} on {{today}} before {crowd:,} spectators.",
        *(text.format(**facts) for text in sample(throw, _SCENES, throw.randint(2, 4))),
        f"Next come the {third}, on {{tomorrow}} week; the {loser} have {throw.randint(3, 12)} days to rest.",
    ]
    return Draft(
        story=story("sport", seed, paragraphs, headline=first, section=section, people=("Han Byeol",)),
        later=f"The league confirmed the result after the {loser} had asked about the clock.",
        slip=(f"before {crowd:,} spectators", f"before {crowd + 64:,} spectators"),
        headline=second,
        caption=f"{facts['who']} turns away after the last {unit}.",
    )
