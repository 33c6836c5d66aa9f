# The one image of docker-compose.yml: the same pinned packages and the same code on every machine.
FROM python:3.12-slim-bookworm

RUN useradd --uid 50000 --gid 0 --create-home news \
 && install -d -o news -g 0 -m 0770 /opt/broadsheet /opt/airflow /opt/airflow/logs /opt/airflow/login /var/lib/news
WORKDIR /opt/broadsheet

COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY --chown=news:0 pyproject.toml README.md LICENSE ./
COPY --chown=news:0 spiders ./spiders
COPY --chown=news:0 dags ./dags
COPY --chown=news:0 sql ./sql
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable .

ENV AIRFLOW_HOME=/opt/airflow NEWS_HOME=/var/lib/news PYTHONUNBUFFERED=1
USER news
CMD ["news", "--help"]
