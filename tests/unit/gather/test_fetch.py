"""Fetching from a real server on loopback: what is asked for, what is refused, and what is given up in time."""

import gzip
import socket
import ssl
import zlib

import pytest
from web import PAGE, PUBLIC, QUICK, Server, certificates, fetch, fetcher, page_of, reply_of

from reportedly.errors import InputError, Reason
from reportedly.gather.fetch_rules import Means


def refusal(url, **options):
    with pytest.raises(InputError) as caught:
        fetch(url, **options)
    assert caught.value.stage == "gather"
    assert caught.value.input == url
    return caught.value


def limits(**changed):
    return type(QUICK)(**{name: getattr(QUICK, name) for name in QUICK.__struct_fields__} | changed)


def led_to(server, **hosts):
    """The world in which names have public numbers, and every number is dialled at the server on loopback."""
    dialled = []

    def dial(number, port):
        dialled.append((number, port))
        return "127.0.0.1", server.port

    names = {name.replace("_", "."): numbers for name, numbers in hosts.items()}
    return Means(resolve=lambda host: names.get(host, ()), sleep=lambda _: None, dial=dial), dialled


def test_a_page_comes_with_its_bytes_type_address_and_instant():
    """Nothing is decoded; the media type is the server's own word, its charset with it."""
    body = "Ein Fährunglück".encode("latin-1")
    with Server({"/a?b=c": page_of(body, Content_Type="text/html; charset=utf-8")}) as server:
        got = fetch(server.url("/a?b=c#d"), means=Means(now=lambda: 1_547_737_202.9))
    assert (got.content, got.media_type) == (body, "text/html; charset=utf-8")
    assert got.address == server.url("/a?b=c")
    assert got.fetched == "2019-01-17T15:00:02Z"


def test_a_request_says_who_asks_and_nothing_else():
    """No cookie, referrer, language or credential is sent, also not after a redirect that sets a cookie."""
    replies = {"/": reply_of(302, Location="/b", Set_Cookie="id=7; Path=/"), "/b": page_of()}
    with Server(replies) as server:
        fetch(server.url(), contact="desk@example.org")
    assert server.paths == ["/", "/b"]
    for asked in server.asked:
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked.headers["user-agent"].startswith("reportedly/")
        assert asked.headers["user-agent"].endswith(" (+desk@example.org)")


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    """A proxy would look names up itself."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with Server({"/": page_of()}) as server:
        assert fetch(server.url()).content == PAGE


STATUSES = [
    (400, Reason.DENIED), (401, Reason.DENIED), (402, Reason.DENIED), (403, Reason.DENIED), (404, Reason.MISSING),
    (410, Reason.MISSING), (418, Reason.DENIED), (429, Reason.DENIED), (451, Reason.DENIED), (500, Reason.UNREACHABLE),
    (502, Reason.UNREACHABLE), (503, Reason.UNREACHABLE), (599, Reason.UNREACHABLE), (200, Reason.EMPTY),
    (204, Reason.EMPTY), (206, Reason.UNREACHABLE), (300, Reason.UNREACHABLE), (302, Reason.UNREACHABLE),
    (304, Reason.UNREACHABLE),
]  # fmt: skip


@pytest.mark.parametrize("status,reason", STATUSES)
def test_a_status_that_brings_no_page_is_one_clear_line(status, reason):
    """The line names the address, and says what happened and what to do."""
    with Server({"/a": reply_of(status)}) as server:
        error = refusal(server.url("/a"))
    assert error.reason is reason
    assert status in (200, 204) or str(status) in error.message


TYPES = [
    ("text/html", True), ("TEXT/HTML; charset=x", True), ("application/xhtml+xml", True), ("text/plain", True),
    ("application/rss+xml", True), ("application/atom+xml", True), ("text/xml", True), ("application/feed+json", True),
    ("application/pdf", True), ("application/ld+json; profile=a", True), ("", True),
    ("image/png", False), ("video/mp4", False), ("application/octet-stream", False), ("text/css", False),
    ("image/svg+xml", False), ("application/zip", False),
]  # fmt: skip


@pytest.mark.parametrize("media_type,is_read", TYPES)
def test_only_media_types_that_are_read_are_loaded(media_type, is_read):
    """A film is not loaded to find out that it is one."""
    with Server({"/a": page_of(Content_Type=media_type)}) as server:
        if is_read:
            assert fetch(server.url("/a")).media_type == (media_type or None)
        else:
            assert refusal(server.url("/a")).reason is Reason.UNSUPPORTED


@pytest.mark.parametrize(
    "packing,packed",
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("GZIP", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("deflate", zlib.compress(PAGE)),
        ("identity", PAGE),
    ],
)
def test_a_packed_page_is_unpacked(packing, packed):
    """What is handed on are the bytes of the page, however they came."""
    with Server({"/": page_of(packed, Content_Encoding=packing)}) as server:
        assert fetch(server.url()).content == PAGE


BOMB = gzip.compress(b"<p>" * 3_000_000)
BAD_BODIES = [
    ("gzip bomb", page_of(BOMB, Content_Encoding="gzip"), Reason.TOO_LARGE),
    ("deflate bomb", page_of(zlib.compress(bytes(9_000_000)), Content_Encoding="deflate"), Reason.TOO_LARGE),
    ("bomb in many parts", page_of(gzip.compress(b"") * 1000, Content_Encoding="gzip"), Reason.TOO_LARGE),
    ("packed twice", page_of(gzip.compress(BOMB), Content_Encoding="gzip, gzip"), Reason.UNSUPPORTED),
    ("packed in another way", page_of(b"\x1b\x00\x00", Content_Encoding="br"), Reason.UNSUPPORTED),
    ("packed and broken off", page_of(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), Reason.UNREACHABLE),
    ("not packed at all", page_of(PAGE, Content_Encoding="gzip"), Reason.UNREACHABLE),
    ("stated too large", b"HTTP/1.1 200 OK\r\nContent-Length: 10000001\r\n\r\n", Reason.TOO_LARGE),
    ("too large", b"HTTP/1.1 200 OK\r\n\r\n" + bytes(10_000_001), Reason.TOO_LARGE),
    ("shorter than stated", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + PAGE, Reason.UNREACHABLE),
    ("length is no number", b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + PAGE, Reason.UNREACHABLE),
    ("two lengths", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456", Reason.UNREACHABLE),
    ("chunks of garbage", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n<p>", Reason.UNREACHABLE),
    ("chunks broken off", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>", Reason.UNREACHABLE),
    ("huge header", b"HTTP/1.1 200 OK\r\nA: " + b"a" * 300_000 + b"\r\n\r\n" + PAGE, Reason.UNREACHABLE),
    ("many headers", b"HTTP/1.1 200 OK\r\n" + b"A: a\r\n" * 90_000 + b"\r\n" + PAGE, Reason.UNREACHABLE),
    ("hundreds of headers", reply_of(200, PAGE, **{f"A{n}": "a" for n in range(300)}), Reason.TOO_LARGE),
    ("no HTTP", b"SSH-2.0-OpenSSH_9.9\r\n", Reason.UNREACHABLE),
    ("zero bytes", bytes(500), Reason.UNREACHABLE),
    ("nothing", b"", Reason.UNREACHABLE),
]


@pytest.mark.parametrize("reply,reason", [each[1:] for each in BAD_BODIES], ids=[each[0] for each in BAD_BODIES])
def test_an_answer_that_is_a_trap_or_broken_is_refused(reply, reason):
    """No part of such an answer is used as if it were the page."""
    with Server({"/a": reply}) as server:
        assert refusal(server.url("/a")).reason is reason


def test_of_two_media_types_the_first_is_taken():
    """Some servers say it twice."""
    twice = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Type: text/plain\r\n\r\n" + PAGE
    with Server({"/": twice}) as server:
        assert fetch(server.url()).media_type == "text/html"


def test_a_longer_body_than_stated_ends_where_it_was_to_end():
    """What follows the stated length belongs to nothing that was asked for."""
    with Server({"/": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>A</p>\nHTTP/1.1 500 No\r\n\r\n"}) as server:
        assert fetch(server.url()).content == b"<p>A</p>\n"


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"],
    ids=["from the first byte", "in its head", "in its body"],
)  # fmt: skip
def test_a_server_that_drips_is_cut_off_by_the_total_time(head):
    """Each piece comes in time, and the whole does not: the request ends with its time."""
    with Server({}) as server:
        drip = server.drip(b"a")

        def slowly(asked):
            asked.connection.sendall(head)
            drip(asked)

        server.replies["/a"] = slowly
        error = refusal(server.url("/a"), limits=limits(total=0.3))
    assert error.reason is Reason.UNREACHABLE
    assert "slow" in error.message


def test_a_server_that_says_nothing_is_cut_off_by_the_time_to_read():
    """Silence ends the request long before the total time."""
    with Server({}) as server:
        server.replies["/a"] = lambda asked: asked.connection.recv(1) and None
        assert "slow" in refusal(server.url("/a"), limits=limits(read=0.2, total=60.0)).message


def test_a_server_that_only_says_continue_is_cut_off():
    """Endless interim answers are bounded by time and bytes."""
    with Server({}) as server:
        server.replies["/a"] = server.drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 50)
        assert refusal(server.url("/a"), limits=limits(total=0.5, size=1000)).reason in (
            Reason.UNREACHABLE, Reason.TOO_LARGE,
        )  # fmt: skip


def test_more_on_the_wire_than_a_page_may_take_is_cut_off():
    """Chunks of one byte, each with a long extension, do not get around the limit."""
    chunk = b"1;" + b"x" * 5000 + b"\r\na\r\n"
    with Server({"/a": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 2000}) as server:
        assert refusal(server.url("/a"), limits=limits(size=1_000_000)).reason is Reason.TOO_LARGE


def test_redirects_are_followed_to_where_they_end():
    """The address of a page is the last one; relative ones are understood."""
    replies = {"/a": reply_of(301, Location="b/c"), "/b/c": reply_of(308, Location="?d"), "/b/c?d": page_of()}
    with Server(replies) as server:
        assert fetch(server.url("/a")).address == server.url("/b/c?d")


def test_a_circle_of_redirects_is_named():
    """The line tells the way that leads back to its beginning."""
    with Server({"/a": reply_of(302, Location="/b"), "/b": reply_of(302, Location="/a")}) as server:
        error = refusal(server.url("/a"))
    assert error.reason is Reason.UNREACHABLE
    assert "circle" in error.message and "/a → " in error.message and "/b" in error.message
    assert server.paths == ["/a", "/b"]


def test_redirects_without_an_end_are_given_up():
    """Five are followed, no more."""
    with Server({f"/{n}": reply_of(302, Location=f"/{n + 1}") for n in range(50)}) as server:
        assert "more than 5 times" in refusal(server.url("/0")).message
    assert server.paths == [f"/{n}" for n in range(6)]


INSIDE = [
    "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/", "http://2852039166/", "http://0xa9.0xfe.0xa9.0xfe/", "http://0.0.0.0/",
    "http://169.254.169.254.nip.example.org/", "http://localhost/", "file:///etc/passwd", "//169.254.169.254/",
    "http://ann:secret@news.example.org/", "gopher://news.example.org/", "https://news.example.org:22/",
]  # fmt: skip


@pytest.mark.parametrize("location", INSIDE)
def test_no_redirect_leads_inside(location):
    """A public page that sends on to a special address, in any spelling, costs that page; nothing is connected to."""
    with Server({"/a": reply_of(302, Location=location), "/robots.txt": reply_of(404)}) as server:
        means, dialled = led_to(
            server,
            news_example_org=(PUBLIC,),
            localhost=("127.0.0.1",),
            **{"169_254_169_254_nip_example_org": ("169.254.169.254",)},
        )
        error = refusal("http://news.example.org:80/a".replace(":80", ""), allowed=False, means=means)
    assert error.reason is Reason.REFUSED
    assert {number for number, _ in dialled} == {PUBLIC}
    assert {port for _, port in dialled} <= {80, 443}
    assert server.paths == ["/a"]


def test_a_name_with_one_special_number_is_refused_whole():
    """A name that leads both outside and inside is a trap; no number of it is tried."""
    with Server({"/": page_of()}) as server:
        means, dialled = led_to(server, news_example_org=(PUBLIC, "10.0.0.7"))
        error = refusal("https://news.example.org/", allowed=False, means=means)
    assert error.reason is Reason.REFUSED
    assert "10.0.0.7" in error.message and "--allow-range" in error.message
    assert dialled == []


def test_a_name_that_changes_its_number_is_never_followed_unchecked():
    """Every connection goes to the number that was checked for it; a name that turns inward is refused at that step."""
    looked_up = []
    answers = iter([(PUBLIC,), (PUBLIC,), (PUBLIC,), ("127.0.0.1",), ("127.0.0.1",)])

    def resolve(host):
        looked_up.append(host)
        return next(answers)

    with Server({"/a": reply_of(302, Location="/b"), "/b": page_of()}) as server:
        means, dialled = led_to(server)
        error = refusal("http://news.example.org/a", allowed=False, means=means._replace(resolve=resolve))
    assert error.reason is Reason.REFUSED
    assert {number for number, _ in dialled} == {PUBLIC}
    # One look-up for one request, and none between its check and its connection.
    assert len(looked_up) == len(dialled) + 1


def test_other_numbers_of_a_name_are_tried_where_one_does_not_answer():
    """All of them were checked before the first was tried."""
    with Server({"/": page_of()}) as server, Server({}) as gone:
        gone.__exit__()
        places = {PUBLIC: gone.port, "93.184.215.15": server.port}
        means, _ = led_to(server, news_example_org=tuple(places))
        means = means._replace(dial=lambda number, port: ("127.0.0.1", places[number]))
        assert fetch("http://news.example.org/", allowed=False, means=means).content == PAGE


def test_a_number_that_swallows_everything_leaves_time_for_the_next():
    """As IPv6 does where it is half set up: the time to connect is shared among the numbers."""
    with Server({"/": page_of()}) as server, socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]  # they fill the queue, so that nobody else gets in
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        places = {PUBLIC: port, "93.184.215.15": server.port}
        means, _ = led_to(server, news_example_org=tuple(places))
        means = means._replace(dial=lambda number, _: ("127.0.0.1", places[number]))
        with fetcher(allowed=False, means=means, limits=limits(connect=0.6)) as opened:
            opened._plain.add("news.example.org")
            assert opened.fetch("http://news.example.org/").content == PAGE
        for each in waiting:
            each.close()


def test_an_odd_port_is_refused_outside():
    """Ports of other services are no pages; in a range that was allowed by name they are."""
    with Server({"/": page_of()}) as server:
        means, dialled = led_to(server, news_example_org=(PUBLIC,))
        error = refusal("https://news.example.org:8443/", allowed=False, means=means)
        assert (error.reason, dialled) == (Reason.REFUSED, [])
        assert "8443" in error.message
        assert fetch(server.url()).content == PAGE


def test_loopback_is_refused_unless_its_range_is_allowed():
    """The line names the option that would allow it."""
    with Server({"/": page_of()}) as server:
        error = refusal(server.url(), allowed=False)
        assert error.reason is Reason.REFUSED and "--allow-range 127.0.0.1" in error.message
        assert server.connections == 0


def test_a_host_without_a_number_is_unreachable():
    """A misspelt name is said to be one."""
    with Server({}) as server:
        means, _ = led_to(server)
        error = refusal("https://nosuch.example.org/a", means=means)
    assert error.reason is Reason.UNREACHABLE and "no such host" in error.message


def test_a_resolver_that_takes_too_long_is_not_waited_for():
    """The time to connect holds for the look-up too."""
    with Server({}) as server:
        means, _ = led_to(server)
        means = means._replace(resolve=lambda _: server._stopped.wait(10) and ())
        error = refusal("https://slow.example.org/", means=means, limits=limits(connect=0.1))
    assert error.reason is Reason.UNREACHABLE and "in time" in error.message


def trusted(folder):
    return ssl.create_default_context(cafile=str(folder / "ca.pem"))


@pytest.fixture
def secure():
    folder = certificates()
    if folder is None:
        pytest.skip("no openssl to make a certificate with")
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return served, trusted(folder)


def test_https_is_asked_first_whatever_is_written(secure):
    """`http://` and a bare name go over https, with the certificate checked against the name."""
    served, believed = secure
    for written in ("http://news.example.org/a", "news.example.org/a", "https://news.example.org/a"):
        with Server({"/a": page_of()}, served) as server:
            means, dialled = led_to(server, news_example_org=(PUBLIC,))
            heard = []
            got = fetch(written, allowed=False, means=means._replace(trust=believed), notes=heard)
        assert got.address == "https://news.example.org/a"
        assert dialled == [(PUBLIC, 443), (PUBLIC, 443)]
        assert heard == []


@pytest.mark.parametrize("written", ["https://news.example.org/a", "http://news.example.org/a"])
def test_a_certificate_that_is_not_trusted_is_refused(secure, written):
    """Neither one of an unknown authority nor one for another name is believed; http is no way around it."""
    served, believed = secure
    with Server({"/a": page_of()}, served) as server:
        means, dialled = led_to(server, news_example_org=(PUBLIC,))
        unknown = refusal(written, means=means)
        assert unknown.reason is Reason.UNREACHABLE and "certificate" in unknown.message
        means, more = led_to(server, news_example_com=(PUBLIC,))
        other = refusal(written.replace(".org", ".com"), means=means._replace(trust=believed))
        assert "certificate" in other.message
        assert {port for _, port in dialled + more} == {443}
        assert server.asked == []


def test_http_is_asked_where_https_cannot_be_connected():
    """It is said, and asked of https only once for a host."""
    with Server({"/a": page_of(), "/b": page_of()}) as server:
        means, dialled = led_to(server, news_example_org=(PUBLIC,))
        heard = []
        with fetcher(allowed=False, means=means, notes=heard) as opened:
            assert opened.fetch("http://news.example.org/a").address == "http://news.example.org/a"
            assert opened.fetch("news.example.org/b").address == "http://news.example.org/b"
    assert [port for _, port in dialled] == [443, 80, 80, 80]
    assert len(heard) == 2 and all("http" in each for each in heard)


def test_an_https_address_is_never_asked_over_http():
    """What was written as https is not made less."""
    with Server({"/a": page_of()}) as server:
        means, dialled = led_to(server, news_example_org=(PUBLIC,))
        assert refusal("https://news.example.org/a", means=means).reason is Reason.UNREACHABLE
    assert {port for _, port in dialled} == {443}


def test_https_that_only_sends_back_to_http_is_no_circle(secure):
    """A host whose https answers with its http address is asked over http."""
    served, believed = secure
    back = {"/a": reply_of(301, Location="http://news.example.org/a")}
    with Server(back, served) as over_https, Server({"/a": page_of()}) as over_http:
        ports = {443: over_https.port, 80: over_http.port}
        means = Means(
            resolve=lambda _: (PUBLIC,), sleep=lambda _: None, trust=believed,
            dial=lambda _, port: ("127.0.0.1", ports[port]),
        )  # fmt: skip
        assert fetch("http://news.example.org/a", means=means).address == "http://news.example.org/a"
