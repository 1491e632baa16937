"""A real server on loopback that says byte for byte what a test tells it to, and takes down what it was asked."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from reportedly.gather.fetch import Fetcher
from reportedly.gather.fetch_rules import Fetching, FetchLimits, Means

Reply = bytes | Callable[["Asked"], bytes | None]

PAGE = b"<html><body><p>A ferry ran aground off Kiel on Monday, police said.</p></body></html>"
PUBLIC = "93.184.215.14"
QUICK = FetchLimits(connect=5.0, read=5.0, total=5.0, overall=20.0, retries=0, delay=0.0)


class Asked:
    """One request: its path, its headers in lower case, and the connection that it came over."""

    def __init__(self, head: bytes, connection: socket.socket) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.path = first.split(" ")[1]
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.connection = connection


class Server:
    """Serves `replies` by path; a path that is not there is 404. `asked` holds all requests in their order."""

    def __init__(self, replies: Mapping[str, Reply], trust: ssl.SSLContext | None = None) -> None:
        self.replies = dict(replies)
        self.asked: list[Asked] = []
        self.connections = 0
        self._trust = trust
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]

    def __enter__(self) -> Server:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits in accept
        self._listener.close()

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked if each.path != "/robots.txt"]

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def drip(self, piece: bytes) -> Callable[[Asked], None]:
        """Make a reply that sends a small piece every hundredth of a second, until nobody listens any more."""

        def slowly(asked: Asked) -> None:
            while not self._stopped.wait(0.01):
                asked.connection.sendall(piece)

        return slowly

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            connection.settimeout(10)
            if self._trust is not None:
                connection = self._trust.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65_536)
                if not piece or piece.startswith(b"\x16"):  # a greeting in TLS, to a server that speaks none
                    return
                head += piece
            asked = Asked(head.split(b"\r\n\r\n")[0], connection)
            self.asked.append(asked)
            reply = self.replies.get(asked.path, reply_of(404))
            said = reply(asked) if callable(reply) else reply
            connection.sendall(said or b"")
        except OSError:
            pass  # the other side has hung up: often just what is tested
        finally:
            connection.close()


def reply_of(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """Make an answer, with its length; underscores in header names stand for hyphens."""
    named = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode("latin-1") + body


def page_of(body: bytes = PAGE, **headers: str) -> bytes:
    return reply_of(200, body, **{"Content_Type": "text/html", **headers})


def fetcher(*, allowed: bool = True, notes: list[str] | None = None, means: Means | None = None, **options) -> Fetcher:
    """Make a fetcher that may connect to loopback, never waits, and takes down in `notes` what it has to say."""
    fetching = Fetching(allowed=("127.0.0.0/8",) if allowed else (), **{"limits": QUICK, **options})
    heard = [] if notes is None else notes
    return Fetcher(fetching, means=means or Means(sleep=lambda _: None), note=heard.append)


def fetch(url: str, **options):
    with fetcher(**options) as opened:
        return opened.fetch(url)


@cache
def certificates() -> Path | None:
    """Make an authority and a certificate for *.example.org; None where there is no openssl to make them with."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    folder = Path(mkdtemp())
    new = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(
        [*new, "-subj", "/CN=Invented Authority", "-keyout", "ca.key", "-out", "ca.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        [*new, "-CA", "ca.pem", "-CAkey", "ca.key", "-subj", "/CN=example.org", "-keyout", "key.pem",
         "-out", "cert.pem", "-addext", "subjectAltName=DNS:*.example.org",
         "-addext", "basicConstraints=critical,CA:false"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return folder
