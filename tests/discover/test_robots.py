"""The site maps that a robots.txt names."""

from __future__ import annotations

from spiders.discover import robots


def test_robots_txt_names_site_maps_once_each() -> None:
    body = (
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /x\nSITEMAP : /a.xml # old\n Sitemap:https://cdn.example/b.xml\n"
        b"sitemap: /a.xml\nSitemap: mailto:x\n#Sitemap: /c.xml\r\n"
    )
    found = robots.read(body, "https://www.paper.example/robots.txt")
    assert [following.url for following in found.next] == [
        "https://www.paper.example/a.xml",
        "https://cdn.example/b.xml",
    ]
    assert {following.kind for following in found.next} == {"sitemap"}
    assert [problem.reason for problem in found.problems] == ["bad_address"]
