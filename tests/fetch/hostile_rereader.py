"""A process that reads archived pages, some of which hang or take it down: the tests' program."""

from __future__ import annotations

import os
import sys
import time

from spiders.fetch import rereader

_answer = rereader.answer


def answer(ref, pages, site, profiles):  # type: ignore[no-untyped-def]
    if "hangs" in ref.url:
        time.sleep(600)
    if "dies" in ref.url:
        os._exit(1)
    return _answer(ref, pages, site, profiles)


if __name__ == "__main__":
    rereader.answer = answer
    rereader.main(*map(int, sys.argv[1:3]))
