"""Weather: for those who have to go out in it."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_SKIES = ("fog", "sleet", "a dry gale", "thin sun", "drizzle", "heavy swell", "frost", "snow on the hills", "haze")
_PLACES = ("Mokdan", "Gaebul", "the outer breakwater", "Cape Dungji", "the airport hill", "Bukhang-gu", "Namsae Pass")
_NOTES = (
    "Small boats should stay in behind the breakwater until {hour}; the swell reaches {waves} meters off {place}.",
    "The bridge to {place} is closed to motorcycles and to anything else that leans.",
    "Schools on the islands decide at seven whether the first lesson starts with the causeway or without it.",
    "{who} of the weather station advises a scarf, “and a second one for whoever laughs at the first.”",
    "Pollution is low: the wind has carried it to people who have not been asked.",
    "Farmers above {place} have covered their persimmons; the birds have been watching.",
    "The sea has {sea} degrees, {less} less than the air at noon, which is where the fog comes from.",
    "Ice is possible on the steps of the fish market before sunrise, and on the mayor's street after it.",
)


def report(seed: int) -> Draft:
    """Tomorrow, with wind."""
    throw = dice("weather", seed)
    sky, then = throw.sample(_SKIES, 2)
    low, wind = throw.randint(-6, 9), throw.randint(3, 24)
    high = low + throw.randint(3, 9)
    place, other = throw.sample(_PLACES, 2)
    facts = {
        "place": place, "hour": f"{throw.randint(6, 17)}:00", "waves": throw.randint(8, 52) / 10, "who": name(throw),
        "sea": throw.randint(8, 16), "less": throw.randint(2, 7),
    }  # fmt: skip
    headlines = [
        f"Weather: {sky} at first, then {then}, {low} to {high} degrees",
        f"{sky.capitalize()} over {place} and a wind of {wind} meters a second",
        f"{then.capitalize()} to reach {other} by evening, {high} degrees at most",
    ]
    first, second = throw.sample(headlines, 2)
    paragraphs = [
        f"{sky.capitalize()} lies over {place} on {{tomorrow}} morning and gives way to {then} in the afternoon.",
        f"It will be {low} degrees before dawn and {high} at two; the wind reaches {wind} meters a second at {other}.",
        *(text.format(**facts) for text in sample(throw, _NOTES, throw.randint(2, 4))),
    ]
    return Draft(
        story=story("weather", seed, paragraphs, headline=first, section="020102", people=("Noh Eun-byul",)),
        later=f"The station raised its warning for {other} by one step in the evening.",
        slip=(f"reaches {wind} meters", f"reaches {wind + 2} meters"),
        headline=second,
        caption=f"A walker leans into the wind near {other}.",
    )
