"""**Any publisher's pages**, read generically, without a site file.

Nothing is discovered: the addresses come from a file (`news crawl web --urls FILE`) or from a web archive
(`news crawl web --warc FILE`). The source of each article is its host without "www." and "m.", so every publisher is
an outlet of its own in SQL. A publisher that is read often deserves a file of its own, see `docs/add-a-site.md`.
"""

from spiders.site import Site

SITE = Site(name="web", title="Any publisher", base_url="", schedule=None)
