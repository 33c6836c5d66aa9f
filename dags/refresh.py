"""The figures by day, after each load: when the articles of a site have changed, the days touched are counted.

Loads that come while it runs are taken together by the next run. Each run also gives one month of the search that is
over its index of phrases, where there is one to make.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, AssetAny
from news_task import NewsTask
from site_assets import articles

from spiders.sites import all_sites

with DAG(
    dag_id="refresh",
    dag_display_name="Figures by day",
    description="Counts the days that loads have touched",
    doc_md=__doc__,
    schedule=AssetAny(*(articles(site) for site in all_sites().values())),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=False,
    tags=["news"],
    default_args={"owner": "broadsheet"},
) as dag:
    NewsTask(
        task_id="refresh",
        arguments=lambda _context: ["refresh"],
        doc_md="`news refresh`: a day in a transaction of its own, so readers see the old figures meanwhile.",
        execution_timeout=timedelta(hours=1),
        retries=3,
        retry_delay=timedelta(minutes=1),
        retry_exponential_backoff=2.0,
        max_retry_delay=timedelta(minutes=10),
    )
