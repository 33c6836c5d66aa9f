"""The days that a load has touched, as files: one DAG on the assets of all sites, off until you turn it on.

It writes `articles/2026-11-25.parquet` and so on below NEWS_EXPORT (unset: `export/` in NEWS_HOME), one file for each
day of publication, and at first all days there are. A file is there whole or not at all; what it was made from stands
beside it, so a run that was missed or failed is made up for by the next one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, Asset, AssetAny
from news_task import NewsTask
from site_assets import articles

from spiders.sites import all_sites

with DAG(
    dag_id="export",
    dag_display_name="Export of articles by day",
    description="Writes the days that a load has touched as Parquet files",
    doc_md=__doc__,
    # Whichever site's articles have changed; several that change at once are one run.
    schedule=AssetAny(*(articles(site) for site in all_sites().values())),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=True,
    tags=["news", "export"],
    default_args={"owner": "broadsheet"},
) as dag:
    NewsTask(
        task_id="export",
        arguments=lambda _context: ["export", "--changed"],
        doc_md="Writes every day that differs from its file. Repeated: the warehouse may be away.",
        outlets=[Asset(name="exported_articles", uri="news://export/articles", group="news")],
        execution_timeout=timedelta(hours=4),
        retries=3,
        retry_delay=timedelta(minutes=1),
    )
