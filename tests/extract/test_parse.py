"""What is asked of the one parse of a page."""

from __future__ import annotations

import pytest

from spiders.extract import Document
from spiders.items import Page


def document(html: str) -> Document:
    return Document(Page(url="https://paper.example/1", body=html.encode()))


@pytest.mark.parametrize("name", ["itemprop", "itemProp", "ITEMPROP"])
def test_microdata_is_found_however_its_attribute_is_written(name: str) -> None:
    page = document(f'<p>One</p><div itemscope itemtype="https://schema.org/Article"><i {name}="author">Ada</i></div>')
    assert [element.text for element in page.properties] == ["Ada"]


def test_elements_of_a_tag_come_in_the_order_of_the_page() -> None:
    page = document("<title>T</title><h1>One</h1><div><H1>Two</H1></div><time>noon</time><h1>Three</h1>")
    assert [element.text for element in page.tagged("h1")] == ["One", "Two", "Three"]
    assert page.tagged("article") == []
