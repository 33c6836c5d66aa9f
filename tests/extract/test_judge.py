"""Pages that are no articles, each with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.errors import NotAnArticle


@pytest.mark.parametrize(
    ("html", "state", "reason"),
    [
        ("", "quarantined", "empty_page"),
        ("<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><p>The page you asked for is not here any more.</p></body></html>", "quarantined", "error_page"),
        ("<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1><p>This takes a few seconds, please wait for it.</p></body></html>", "quarantined", "robot_wall"),
        ("<html><head><title>Your privacy</title></head><body><h1>We value your privacy</h1><p>We and our partners use cookies to measure and to show advertising that fits.</p><p>You may give your consent or refuse it in the settings of the cookies.</p></body></html>", "quarantined", "consent_wall"),
        ("<html><head><title>City</title></head><body><h1>City</h1>" + "".join(f'<div><a href="/c/{n}">Headline number {n} about a matter of the city</a></div>' for n in range(40)) + "</body></html>", "filtered", "list_page"),
        ("<html><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>Subscribe to continue reading.</p></body></html>", "quarantined", "paywall_stub"),
        ("<html><body><p>Only this one line, which is long enough to be a text, but nobody gave it a title.</p></body></html>", "quarantined", "no_headline"),
    ],
    ids=["empty", "error", "robot", "consent", "list", "paywall", "headline"],
)  # fmt: skip
def test_page_that_is_no_article_says_why(post: Any, html: str, state: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as finding:
        post.read(html)

    assert (finding.value.state, finding.value.reason) == (state, reason)
    assert finding.value.detail.endswith(".")
