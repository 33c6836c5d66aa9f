"""`python -m spiders.local.paper serve|truth`: the demo paper as a program."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from spiders.errors import BroadsheetError
from spiders.local.paper import truth
from spiders.local.paper.paper import Paper, first_launch
from spiders.local.paper.server import PaperServer


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two commands; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m spiders.local.paper", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve the paper until SIGTERM or Ctrl-C; prints its address first")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (in a container: 0.0.0.0)")
    serve.add_argument("--port", type=int, default=0, help="0 takes a free one")
    serve.add_argument("--log", type=Path, help="file that gets each request as a line of JSON")
    serve.add_argument("--delay", type=float, default=0.1, help="Crawl-delay in robots.txt, in seconds")
    serve.add_argument("--furnished", action="store_true", help="print standing lines among the paragraphs")
    tell = commands.add_parser("truth", help="print what the warehouse and the books must say, as lines of JSON")
    tell.add_argument("--at", type=datetime.fromisoformat, help="at this time (ISO 8601, UTC where it names no zone)")
    for command in (serve, tell):
        command.add_argument("--state", type=Path, required=True, help="file that keeps the time of the first launch")
    asked = parser.parse_args(arguments)
    try:
        return _serve(asked) if asked.command == "serve" else _tell(asked)
    except (BroadsheetError, OSError) as exc:
        sys.stderr.write(f"{exc}\n")
        return 1


def _tell(asked: argparse.Namespace) -> int:
    at = asked.at and (asked.at if asked.at.tzinfo else asked.at.replace(tzinfo=UTC))
    for line in truth.lines(Paper(first_launch(asked.state), at).edition()):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


def _serve(asked: argparse.Namespace) -> int:
    paper = Paper(first_launch(asked.state), furnished=asked.furnished)
    try:
        server = PaperServer(paper, host=asked.host, port=asked.port, delay=asked.delay, log=asked.log)
    except OSError as exc:
        raise BroadsheetError(
            f"the demo paper cannot listen on {asked.host}:{asked.port} ({exc.strerror}): --port 0 takes a free port."
        ) from exc
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with server:
        sys.stdout.write(server.address + "\n")
        sys.stdout.flush()
        ended.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
