"""Market reports: the Dongrim exchange, the won, and whoever was asked why."""

from __future__ import annotations

from spiders.local.paper.desk.draft import Draft, dice, name, sample, story

_FIRMS = (
    "Haeoreum Devices", "Dongrim Shipyard", "Norang Mattress", "Bukhang Logistics", "Mokdan Seafood", "Saebyeok Bank",
    "Onda Games", "Pado Telecom", "Dungji Homes", "Eunha Chemicals", "Gaebul Ferries", "Hanbada Power",
)  # fmt: skip
_UP = ("climbed", "rose", "crept up", "jumped", "recovered")
_DOWN = ("fell", "slipped", "slid", "gave way", "drifted lower")
_REASONS = (
    "Traders spoke of orders from abroad that nobody has seen but everybody has heard of.",
    "A rumor about {firm} went round the floor at eleven and had been denied by lunch.",
    "Foreign funds bought for {won} billion won net, most of it in the last hour.",
    "Turnover was {share} percent below the average of the month; two brokers were at the same wedding.",
    "The central bank's minutes, read closely, contained one adjective more than last time.",
    "{who} of Saebyeok Bank called the day “a long look out of the window with prices.”",
    "Shippers gained from higher rates on the northern route, where ice has come {days} days early.",
    "Retail investors sold what they had bought on {{yesterday}}, {who}, a broker, said, and will buy it back.",
)
_OUTLOOK = (
    "Figures on the province's exports are due on {{tomorrow}}; analysts expect a rise of {share} percent.",
    "{firm} reports its quarter on {{tomorrow}} before the bell.",
    "The exchange will close {days} minutes early on {{tomorrow}} to test its new clock.",
)


def report(seed: int) -> Draft:
    """One close of the exchange."""
    throw = dice("market", seed)
    up = throw.random() < 0.5  # noqa: PLR2004 (a coin)
    points = throw.randint(180_000, 320_000) / 100
    change = throw.randint(11, 290) / 100
    winner, loser, firm = throw.sample(_FIRMS, 3)
    facts = {
        "firm": firm, "won": throw.randint(2, 240), "share": throw.randint(3, 38), "who": name(throw),
        "days": throw.randint(4, 21),
    }  # fmt: skip
    verb = throw.choice(_UP if up else _DOWN)
    won = throw.randint(12_400, 14_600) / 10
    headlines = [
        f"Dongrim index {verb} {change} percent as {winner if up else loser} leads",
        f"{winner} gains, {loser} loses, the Dongrim index ends at {points:,.2f}",
        f"Shares {'up' if up else 'down'} {change} percent at {points:,.2f}; won at {won:,.1f}",
    ]
    first, second = throw.sample(headlines, 2)
    best, worst = throw.randint(21, 119) / 10, throw.randint(14, 98) / 10
    paragraphs = [
        f"The Dongrim index {verb} {change} percent on {{today}} and closed at {points:,.2f} points.",
        f"{winner} was the day's best with a gain of {best} percent; {loser} lost {worst} percent.",
        *(text.format(**facts) for text in sample(throw, _REASONS, throw.randint(2, 3))),
        f"The won traded at {won:,.1f} to the dollar at half past three.",
        throw.choice(_OUTLOOK).format(**facts),
    ]
    return Draft(
        story=story("market", seed, paragraphs, headline=first, section="020212", people=("Lee Ji-yoon",)),
        later=f"In after-hours trading {loser} won back about a third of its loss.",
        slip=(f"a gain of {best} percent", f"a gain of {best + 0.2:.1f} percent"),
        headline=second,
        caption=f"A dealer at {firm} looks at two screens at once.",
    )
