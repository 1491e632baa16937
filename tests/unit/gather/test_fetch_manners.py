"""Manners: robots.txt is heard, pauses are kept, tries are few; the cache asks before it asks again."""

import time
from email.utils import formatdate

import pytest
from web import PAGE, QUICK, Server, fetch, fetcher, page_of, reply_of

from reportedly.errors import ConfigError, InputError, Reason
from reportedly.gather.fetch_rules import FetchLimits, Means, user_agent


class Clock:
    """A clock that only goes on when somebody sleeps."""

    def __init__(self):
        self.slept = []

    def __call__(self):
        return sum(self.slept)

    def means(self, **changed):
        return Means(clock=self, sleep=self.slept.append, chance=lambda: 1.0, now=lambda: 1e9 + self(), **changed)


def reason_of(url, **options):
    with pytest.raises(InputError) as caught:
        fetch(url, **options)
    return caught.value.reason


POLITE = FetchLimits(retries=2)

ROBOTS = [
    # robots.txt                                                     /news/a allowed?
    (reply_of(404), None),
    (reply_of(403), None),
    (reply_of(410), None),
    (reply_of(200), None),
    (reply_of(429), Reason.UNREACHABLE),
    (reply_of(500), Reason.UNREACHABLE),
    (reply_of(503), Reason.UNREACHABLE),
    (b"SSH-2.0\r\n", Reason.UNREACHABLE),
    (reply_of(200, b"User-agent: *\nDisallow: /"), Reason.REFUSED),
    (reply_of(200, b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /news"), Reason.REFUSED),
    (reply_of(200, b"User-agent: *\nDisallow: /other"), None),
    (reply_of(200, b"User-agent: *\nDisallow: /\nAllow: /news/"), None),
    (reply_of(200, b"User-agent: *\nDisallow: /*/a$"), Reason.REFUSED),
    (reply_of(200, b"User-agent: reportedly\nDisallow: /news\n\nUser-agent: *\nAllow: /"), Reason.REFUSED),
    (reply_of(200, b"User-agent: *\nDisallow: /\n\nUser-agent: Reportedly\nDisallow:"), None),
    (reply_of(200, b"User-agent: otherbot\nDisallow: /"), None),
    (reply_of(200, b"User-agent: report\nDisallow: /"), None),
    (reply_of(200, b"User-agent: otherbot # *\nUser-agent: REPORTEDLY # us\nDisallow: /"), Reason.REFUSED),
    (reply_of(200, b"User-agent: a\nDisallow: /\nUser-agent: b\nUser-agent: *\nDisallow: /x"), None),
    (reply_of(200, b"User-agent: *\nDisallow: /x\n" + b"#" * 511_960 + b"\nDisallow: /newspapers"), None),
    (reply_of(200, b"User agent *\nDisallow: /"), Reason.REFUSED),
    (reply_of(200, b"\xff\xfe\0garbage\nUser-agent\n\n::\n"), None),
    (reply_of(200, b"User-agent: *\nDisallow: /" + b"*a" * 50_000 + b"\nDisallow: /news"), Reason.REFUSED),
    (reply_of(302, Location="/robots.txt"), None),
    (reply_of(302, Location="/r2"), Reason.REFUSED),
    (reply_of(302, Location="http://169.254.169.254/robots.txt"), Reason.REFUSED),
]


@pytest.mark.parametrize("robots,reason", ROBOTS)
def test_robots_txt_is_heard(robots, reason):
    """Missing: all is allowed. Not to be had: nothing is. A redirect of it is followed as safely as any."""
    replies = {"/robots.txt": robots, "/r2": reply_of(200, b"User-agent: *\nDisallow: /"), "/news/a": page_of()}
    with Server(replies) as server:
        if reason is None:
            assert fetch(server.url("/news/a")).content == PAGE
        else:
            assert reason_of(server.url("/news/a")) is reason
            assert "/news/a" not in server.paths


HOSTILE_ROBOTS = [
    b"".join(b"User-agent: a%d\n" % n for n in range(3000)) + b"".join(b"Disallow: /%d\n" % n for n in range(30_000)),
    b"User-agent: *\n" + b"".join(b"Disallow: /*" + b"a*" * 100 + b"%d\n" % n for n in range(2400)),
    b"User-agent: *\nDisallow: /*" + b"a*" * 250_000 + b"b",
    b"User-agent: *\nDisallow: /" + b"*" * 500_000 + b"b",
    b"User-agent: reportedly\nDisallow: /x\n" * 15_000,
    b"User-agent: *\n" + b"Allow: /%\n" * 50_000,
    b"User" + b" " * 500_000 + b"agent: *",
]


@pytest.mark.parametrize("robots", HOSTILE_ROBOTS)
def test_no_robots_txt_costs_more_than_seconds(robots):
    """Thousands of programs with thousands of rules, and patterns of nothing but wildcards, are read in time."""
    path = "/" + "a" * 3000
    with Server({"/robots.txt": reply_of(200, robots), path: page_of()}) as server:
        begun = time.monotonic()
        assert fetch(server.url(path)).content == PAGE
        assert time.monotonic() - begun < 10


def test_robots_txt_is_asked_once_for_a_host():
    """Its rules hold for all pages of a run."""
    robots = reply_of(200, b"User-agent: *\nDisallow: /b")
    with Server({"/robots.txt": robots, "/a": page_of(), "/c": page_of()}) as server, fetcher() as opened:
        opened.fetch(server.url("/a"))
        opened.fetch(server.url("/c"))
        with pytest.raises(InputError):
            opened.fetch(server.url("/b"))
    assert [each.path for each in server.asked] == ["/robots.txt", "/a", "/c"]


def test_robots_txt_holds_at_every_redirect():
    """A page that may be fetched does not open one that may not."""
    robots = reply_of(200, b"User-agent: *\nDisallow: /b")
    with Server({"/robots.txt": robots, "/a": reply_of(302, Location="/x/../b"), "/b": page_of()}) as server:
        assert reason_of(server.url("/a")) is Reason.REFUSED
    assert server.paths == ["/a"]


@pytest.mark.parametrize(
    "robots,pause",
    [(b"", 1.0), (b"User-agent: *\nCrawl-delay: 7", 7.0), (b"User-agent: *\nCrawl-delay: 0.1", 1.0),
     (b"User-agent: *\nCrawl-delay: 86400", 30.0), (b"User-agent: *\nCrawl-delay: soon", 1.0)],
)  # fmt: skip
def test_a_pause_lies_between_two_pages_of_a_host(robots, pause):
    """The host's own wish counts where it is longer, up to half a minute."""
    clock = Clock()
    replies = {"/robots.txt": reply_of(200, robots), "/a": page_of(), "/b": page_of()}
    with Server(replies) as server, fetcher(limits=POLITE, means=clock.means()) as opened:
        opened.fetch(server.url("/a"))
        assert clock.slept == []
        opened.fetch(server.url("/b"))
    assert clock.slept == [pause]


def in_turn(*replies):
    left = iter(replies)
    return lambda _: next(left)


RETRIES = [
    # answers                                                                     asked  slept            what comes
    ([reply_of(503), page_of()], 2, [1.0], None),
    ([reply_of(429), reply_of(502), page_of()], 3, [1.0, 2.0], None),
    ([reply_of(504)] * 3, 3, [1.0, 2.0], Reason.UNREACHABLE),
    ([reply_of(503, Retry_After="5"), page_of()], 2, [5.0], None),
    ([reply_of(503, Retry_After=formatdate(1e9 + 9)), page_of()], 2, [9.0], None),
    ([reply_of(503, Retry_After=formatdate(1e9 - 9)), page_of()], 2, [1.0], None),
    ([reply_of(503, Retry_After="soon"), page_of()], 2, [1.0], None),
    ([reply_of(429, Retry_After="3600")], 1, [], Reason.DENIED),
    ([reply_of(503, Retry_After="9" * 400)], 1, [], Reason.UNREACHABLE),
    ([reply_of(500)], 1, [], Reason.UNREACHABLE),
    ([reply_of(404)], 1, [], Reason.MISSING),
    ([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"], 1, [], Reason.UNREACHABLE),
]


@pytest.mark.parametrize("replies,asked,slept,reason", RETRIES)
def test_only_a_busy_server_is_asked_again(replies, asked, slept, reason):
    """Waits double, and are as long as the server asks for; where it asks for too long, it is left alone."""
    clock = Clock()
    limits = FetchLimits(retries=2, delay=0.0)
    with Server({"/a": in_turn(*replies)}) as server:
        if reason is None:
            assert fetch(server.url("/a"), limits=limits, means=clock.means()).content == PAGE
        else:
            assert reason_of(server.url("/a"), limits=limits, means=clock.means()) is reason
    assert len(server.paths) == asked
    assert clock.slept == slept


def test_a_host_that_cannot_be_connected_is_tried_again():
    """Three times in all, and then it is left alone for the whole run."""
    clock = Clock()
    with Server({}) as gone:
        gone.__exit__()
    with fetcher(limits=FetchLimits(retries=2), means=clock.means()) as opened:
        for path in ("/a", "/b"):
            with pytest.raises(InputError) as caught:
                opened.fetch(gone.url(path))
            assert caught.value.reason is Reason.UNREACHABLE
    assert clock.slept == [1.0, 2.0]


def test_waits_end_with_the_time_for_an_address():
    """No wait is begun that would end too late."""
    clock = Clock()
    with Server({"/a": reply_of(503, Retry_After="20")}) as server:
        limits = FetchLimits(retries=9, delay=0.0, overall=50.0)
        assert reason_of(server.url("/a"), limits=limits, means=clock.means()) is Reason.UNREACHABLE
    assert clock.slept == [20.0, 20.0]


def etagged(asked):
    if asked.headers.get("if-none-match") == '"v1"':
        return reply_of(304, ETag='"v1"', Cache_Control="max-age=0")
    return page_of(ETag='"v1"', Cache_Control="max-age=0")


def dated(asked):
    if "if-modified-since" in asked.headers:
        return reply_of(304)
    return page_of(Last_Modified="Thu, 17 Jan 2019 15:00:02 GMT", Cache_Control="no-cache")


CACHED = [
    # what the server says                                   asked in two runs    asked with a condition
    ("fresh", page_of(Cache_Control="max-age=600"), 1, 0),
    ("by ETag", etagged, 2, 1),
    ("by date", dated, 2, 1),
    ("not to be kept", page_of(Cache_Control="no-store"), 2, 0),
    ("expired, nothing to ask by", page_of(Cache_Control="max-age=0"), 2, 0),
    ("private is mine", page_of(Cache_Control="private, max-age=600"), 1, 0),
    ("varies with who asks", page_of(Cache_Control="max-age=600", Vary="User-Agent"), 1, 0),
    ("varies with everything", page_of(Cache_Control="max-age=600", Vary="*"), 2, 0),
]


@pytest.mark.parametrize("reply,asked,conditional", [each[1:] for each in CACHED], ids=[each[0] for each in CACHED])
def test_the_cache_keeps_what_the_server_allows(tmp_path, reply, asked, conditional):
    """A second run asks again only where it must, and with a condition where it can; the bytes are the same."""
    with Server({"/a": reply}) as server:
        got = [fetch(server.url("/a"), cache=str(tmp_path / "new" / "cache")) for _ in range(2)]
    assert [each.content for each in got] == [PAGE, PAGE]
    assert len(server.paths) == asked
    conditions = [each for each in server.asked if {"if-none-match", "if-modified-since"} & set(each.headers)]
    assert len(conditions) == conditional


def test_what_comes_from_the_cache_says_when_it_was_fetched(tmp_path):
    """Not when it was read: the bytes are that old. Where the server held them to be current, it is that instant."""
    times = iter([1_547_737_202.0] * 2 + [1_547_740_802.0] * 20)
    now = Means(now=lambda: next(times))
    with Server({"/a": page_of(Cache_Control="max-age=999999999"), "/b": etagged}) as server:
        for path, later in (("/a", "2019-01-17T15:00:02Z"), ("/b", "2019-01-17T16:00:02Z")):
            times = iter([1_547_737_202.0] * 2 + [1_547_740_802.0] * 20)
            now = Means(now=lambda: next(times))  # noqa: B023 — used within this turn
            first = fetch(server.url(path), cache=str(tmp_path), means=now)
            again = fetch(server.url(path), cache=str(tmp_path), means=now)
            assert (first.fetched, again.fetched) == ("2019-01-17T15:00:02Z", later)
            assert again.media_type == first.media_type == "text/html"


def test_a_trap_is_not_kept(tmp_path):
    """An answer that broke off or was too large is asked for anew, and does not break the cache."""
    broken = b"HTTP/1.1 200 OK\r\nCache-Control: max-age=600\r\nContent-Length: 900\r\n\r\n" + PAGE
    with Server({"/a": in_turn(broken, page_of())}) as server:
        assert reason_of(server.url("/a"), cache=str(tmp_path)) is Reason.UNREACHABLE
        assert fetch(server.url("/a"), cache=str(tmp_path)).content == PAGE


def test_without_a_cache_nothing_is_kept(tmp_path, monkeypatch):
    """Every run asks again, and leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    with Server({"/a": page_of(Cache_Control="max-age=600")}) as server:
        fetch(server.url("/a"))
        fetch(server.url("/a"))
    assert len(server.paths) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_cache_where_none_can_be_is_wrong_use(tmp_path):
    """A file, or a folder that holds another program's file of that name, ends the run before anything is asked."""
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ConfigError, match="cache"):
            fetcher(cache=str(folder))
    (tmp_path / "reportedly-http.db").write_bytes(b"not a database " * 100)
    with pytest.raises(ConfigError, match="cache"):
        fetcher(cache=str(tmp_path))


@pytest.mark.parametrize("contact", ["", " ", "a\r\nHost: b", "é", "a) b (", "a\\b"])
def test_a_contact_that_could_not_be_sent_is_wrong_use(contact):
    """Nothing can be smuggled into the request through it."""
    with pytest.raises(ConfigError, match="contact"):
        user_agent(contact)


def test_the_limits_of_tests_are_within_those_of_the_program():
    """A test that is quick does not prove less."""
    usual = FetchLimits()
    assert (QUICK.size, QUICK.ratio, QUICK.redirects) == (usual.size, usual.ratio, usual.redirects)
