-- The roles that own rights, in the whole server; logins are members of them. Whoever migrates makes those that are
-- missing, and becomes news_owner, so that everything in the warehouse has one owner.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY ['news_owner', 'news_loader', 'news_reader', 'news_reader_limited'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;  -- another database's migration was quicker
      END;
    END IF;
  END LOOP;
  IF NOT pg_has_role(current_user, 'news_owner', 'MEMBER') THEN
    EXECUTE format('GRANT news_owner TO %I', current_user);
  END IF;
  IF NOT has_database_privilege('news_owner', current_database(), 'CREATE') THEN
    EXECUTE format('GRANT CREATE, TEMPORARY ON DATABASE %I TO news_owner', current_database());
  END IF;
END
$$;

SET ROLE news_owner;
