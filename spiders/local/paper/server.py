"""A Paper behind an address on loopback. `with PaperServer(paper) as server: server.address`."""

from __future__ import annotations

import re
import socket
import sys
import threading
from contextlib import suppress
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any, Self

import attrs

from spiders.local.paper.handler import Handler
from spiders.local.paper.request_log import Request, RequestLog
from spiders.local.paper.routes import Answer, answer

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from spiders.local.paper.fault import Fault
    from spiders.local.paper.paper import Paper


class PaperServer:
    """The paper over HTTP, in threads of this process.

    Args:
        paper: what to serve.
        host: loopback, but for a container of its own.
        port: 0 takes a free one.
        delay: Crawl-delay in robots.txt.
        log: a file that gets each request as a line of JSON.
        faults: path and query → what to answer there instead; "np=*" stands for every page of a list.
    """

    def __init__(
        self,
        paper: Paper,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        delay: float = 0.1,
        log: Path | None = None,
        faults: dict[str, Fault] | None = None,
    ) -> None:
        self.paper = paper
        self.delay = delay
        self.log = RequestLog(log)
        self.faults = dict(faults or {})
        self._shown: dict[str, int] = {}
        self._http = _Server((host, port), type("PaperHandler", (Handler,), {"newsroom": self}))
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Scheme, host and port: "http://127.0.0.1:9000"."""
        host, port = self._http.server_address[:2]
        return f"http://{host!s}:{port}"

    @property
    def requests(self) -> list[Request]:
        """Every request so far; a test may clear it."""
        return self.log.requests

    def answer(self, target: str) -> Answer | Fault:
        """What is said to a GET of path and query."""
        fault = self.faults.get(target) or self.faults.get(re.sub(r"\bnp=\d+", "np=*", target))
        if fault is not None:
            shown = self._shown[target] = self._shown.get(target, 0) + 1
            if fault.times is None or shown <= fault.times:
                return attrs.evolve(fault, answer=fault.made_of(target)) if fault.made_of else fault
        return answer(self.paper.edition(), target, self.delay)

    def start(self) -> Self:
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), name="demo-paper", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.server_close()
        self._http.hang_up()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[Handler]) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(address, handler)

    def server_bind(self) -> None:
        # Not HTTPServer's: it asks for the host's name, which takes seconds on a machine without a name server.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that readers keep open, and with them their threads."""
        for connection in list(self._open):
            with suppress(OSError):  # the reader was quicker
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who hangs up in the middle is none of our business; all else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
