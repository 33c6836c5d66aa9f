-- Who may enter this database. Said at every migration: a copy or a restored dump has lost it. Nothing writable for readers means no
-- temporary tables either. Where the database is not ours to govern, its owner decides.
DO $$
BEGIN
  IF pg_has_role(current_user, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER') THEN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO news_loader, news_reader, news_reader_limited', current_database());
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO news_loader', current_database());
  END IF;
END
$$;
