-- Databases, roles and logins of a new server, for psql as a superuser: the embedded Postgres runs it at every start, the
-- container at its first. Passwords come from the environment. All of it may run again.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv loader_password LOADER_PASSWORD
\getenv reader_password READER_PASSWORD
\getenv airflow_password AIRFLOW_DB_PASSWORD

-- Passwords must not be kept in the statistics of statements, nor in the log where one fails.
SET pg_stat_statements.track_utility = off;
SET log_min_error_statement = panic;
SET client_min_messages = warning;

SELECT format('CREATE ROLE %I NOLOGIN', name)
FROM unnest(ARRAY ['news_owner', 'news_loader', 'news_reader', 'news_reader_limited']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY ['news_owner_login', 'news_loader_login', 'news_reader_login', 'airflow']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE news_owner_login LOGIN PASSWORD :'owner_password';
ALTER ROLE news_loader_login LOGIN PASSWORD :'loader_password';
ALTER ROLE news_reader_login LOGIN PASSWORD :'reader_password';
ALTER ROLE airflow LOGIN PASSWORD :'airflow_password';

-- What a reader's question may cost. The last only a superuser can raise; the others are what a session begins with.
ALTER ROLE news_reader_login SET statement_timeout = '5min';
ALTER ROLE news_reader_login SET idle_in_transaction_session_timeout = '10min';
ALTER ROLE news_reader_login SET work_mem = '64MB';
ALTER ROLE news_reader_login SET temp_file_limit = '10GB';

GRANT news_owner TO news_owner_login;
GRANT news_loader TO news_loader_login;
GRANT news_reader TO news_reader_login;

SELECT format('CREATE DATABASE %I OWNER %I', name, owner)
FROM (VALUES ('warehouse', 'news_owner'), ('airflow', 'airflow')) AS wanted (name, owner)
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name)
\gexec

REVOKE ALL ON DATABASE warehouse, airflow FROM PUBLIC;
GRANT CONNECT ON DATABASE warehouse TO news_owner, news_loader, news_reader, news_reader_limited;
GRANT TEMPORARY ON DATABASE warehouse TO news_loader;
