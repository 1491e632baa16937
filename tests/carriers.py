"""Small invented feeds, archives and items that carry reports, for the tests of gathering."""

import gzip

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>World | The Lunden Courier</title><link>https://lundencourier.example.org/</link>
<language>en-gb</language>
<item><title>Ferry runs aground &amp;amp; twelve are hurt</title><link>https://lundencourier.example.org/a</link>
<guid>urn:lunden:1</guid><description>A short &lt;b&gt;summary&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>A ferry ran <b>aground</b>, police said.</p><p>Twelve were hurt.</p>]]></content:encoded>
<dc:creator>Ada Lind</dc:creator><pubDate>Mon, 06 May 2024 14:05:00 +0200</pubDate><category>World</category>
<source url="https://wire.example.net/rss">Northern Wire</source></item>
<item><title>Harbour closed</title><link>https://lundencourier.example.org/b</link>
<description>&lt;p&gt;Smith &amp;amp; Sons closed it.&lt;/p&gt;&lt;p&gt;It opens on Friday.&lt;/p&gt;</description>
<author>desk@example.org (Bo Berg)</author></item>
<item><title>Third headline alone</title></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>
<entry><id>tag:example.org,2024:1</id><title type="html">A &lt;i&gt;slanted&lt;/i&gt; title</title>
<link href="https://courier.example.org/1"/><updated>2024-05-06T10:00:00Z</updated>
<published>2024-05-06T09:00:00Z</published><author><name>Ada Lind</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body one.</p></div></content></entry></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Courier</title></channel><item rdf:about="https://courier.example.org/2"><title>Item of RDF</title>
<link>https://courier.example.org/2</link><description>Described.</description></item></rdf:RDF>"""

SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example.org/1</loc>
<lastmod>2024-05-02</lastmod><news:news><news:publication><news:name>Lunden Courier</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2024-05-01T10:00:00Z</news:publication_date>
<news:title>Ferry &amp; crew safe</news:title></news:news></url><url><loc>https://courier.example.org/2</loc></url></urlset>"""

LINKED = b"""{"@context": "https://schema.org", "@graph": [
{"@type": "NewsMediaOrganization", "@id": "#paper", "name": "Lunden Courier"},
{"@type": ["NewsArticle"], "headline": "Ferry &amp; crew safe", "articleBody": "One.\\n\\nTwo.",
 "author": [{"@type": "Person", "name": "Ada Lind"}, "Bo Berg"], "publisher": {"@id": "#paper"},
 "datePublished": "2024-05-01", "dateModified": "2024-05-02", "mainEntityOfPage": {"@id": "https://courier.example.org/3"},
 "articleSection": ["World"], "inLanguage": "en"},
{"@type": "NewsArticle", "headline": "A headline alone"}]}"""

NINJS = b"""{"uri": "urn:wire:1", "by": "By Ada Lind and Bo Berg", "language": "en",
"versionCreated": "2024-05-01T10:00:00Z",
"headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry runs aground"}],
"bodies": [{"contentType": "text/plain", "value": "One two."},
{"contentType": "text/html", "value": "<p>One two.</p>"}],
"copyrightHolder": "Northern Wire"}"""

JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Lunden Courier", "language": "en",
"home_page_url": "https://lundencourier.example.org",
"items": [{"id": "1", "title": "Ferry", "content_html": "<p>It ran aground.</p>", "authors": [{"name": "Ada Lind"}],
"url": "https://lundencourier.example.org/1", "date_published": "2024-05-01T10:00:00Z"},
{"id": 2, "summary": "In &amp; out"}]}"""

MHTML = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example.org/story\r\nSubject: Ferry\r\n"
    b"Date: Mon, 6 May 2024 12:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    b'\ttype="text/html";\r\n\tboundary="----B1----"\r\n\r\n\r\n------B1----\r\nContent-Type: text/html\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://frames.example.net/frame\r\n\r\n"
    b"<p>A frame</p>\r\n------B1----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://courier.example.org/story\r\n\r\n"
    b"<!DOCTYPE html><html><body><p>The caf=C3=A9 fer=\r\nry</p></body></html>\r\n------B1----\r\n"
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B1------\r\n"
)


PAGE = b"text/html; charset=utf-8"


def http(body: bytes, *, status: bytes = b"200 OK", media: bytes = PAGE, head: bytes = b"") -> bytes:
    """An HTTP response."""
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: " + media + b"\r\n" + head + b"\r\n" + body


def record(
    body: bytes,
    *,
    kind: bytes = b"response",
    media: bytes = b"application/http; msgtype=response",
    length: int | None = None,
    head: bytes = b"",
) -> bytes:
    """One record of a WARC file; `length` is a wrong one."""
    size = str(len(body) if length is None else length).encode()
    return (
        b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
        b"WARC-Target-URI: https://courier.example.org/1\r\nContent-Type: " + media + b"\r\n" + head
        + b"Content-Length: " + size + b"\r\n\r\n" + body + b"\r\n\r\n"
    )  # fmt: skip


WARC = (
    record(http(b"<html><p>one</p>"))
    + record(http(gzip.compress(b"<p>packed"), head=b"Content-Encoding: gzip\r\n"))
    + record(http(b"4\r\n<p>o\r\n2\r\nne\r\n0\r\n\r\n", head=b"Transfer-Encoding: chunked\r\n"))
    + record(b"Plain words.", kind=b"conversion", media=b"text/plain")
)


def pdf(*pages: list[str]) -> bytes:
    """A PDF whose pages hold these lines of text."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for lines in pages:
        shown = b"".join(b"(" + line.encode() + b") Tj T* " for line in lines)
        stream = b"BT /F1 10 Tf 12 TL 50 700 Td " + shown + b"ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        font = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        page = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources %s/MediaBox[0 0 600 800]>>"
        objects.append(page % (len(objects), font))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip
