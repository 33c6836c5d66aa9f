"""Broadsheet: the news, in Postgres.

The folders are the flow, one verb each:

    discover → fetch → extract → normalise → dedupe → stage  |  load → check → query
    └──────────── one crawl of one site, Scrapy ───────────┘  └── the warehouse, SQL ──┘

Who may import whom (enforced by import-linter, see pyproject.toml):

    cli → local → fetch, pipelines → stage, warehouse → sites → discover, extract → normalise, dedupe → items

discover, extract, normalise and dedupe are pure: values in, values out, no clock, no network, no database.
Only `warehouse` speaks to Postgres, only `fetch` and `pipelines` know Scrapy, only `local` starts servers.
"""

__version__ = "0.1.0"
