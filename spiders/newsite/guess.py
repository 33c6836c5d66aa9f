"""A Guess: a value together with the reason why it is the one, which becomes a comment in the site file."""

from attrs import frozen


@frozen(kw_only=True)
class Guess:
    """A value and why it is the one."""

    value: str
    why: str
