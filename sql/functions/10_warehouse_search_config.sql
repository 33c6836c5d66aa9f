-- How words of a language are brought to their stem for the search; languages that Postgres has no stemmer for keep their words.
CREATE OR REPLACE FUNCTION warehouse.search_config(language text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE lower(split_part(language, '-', 1))
    WHEN 'en' THEN 'english'::regconfig
    WHEN 'de' THEN 'german'::regconfig
    WHEN 'fr' THEN 'french'::regconfig
    WHEN 'es' THEN 'spanish'::regconfig
    WHEN 'it' THEN 'italian'::regconfig
    WHEN 'pt' THEN 'portuguese'::regconfig
    WHEN 'nl' THEN 'dutch'::regconfig
    WHEN 'sv' THEN 'swedish'::regconfig
    WHEN 'no' THEN 'norwegian'::regconfig
    WHEN 'nb' THEN 'norwegian'::regconfig
    WHEN 'nn' THEN 'norwegian'::regconfig
    WHEN 'da' THEN 'danish'::regconfig
    WHEN 'fi' THEN 'finnish'::regconfig
    WHEN 'ru' THEN 'russian'::regconfig
    WHEN 'tr' THEN 'turkish'::regconfig
    WHEN 'hu' THEN 'hungarian'::regconfig
    WHEN 'ro' THEN 'romanian'::regconfig
    WHEN 'el' THEN 'greek'::regconfig
    WHEN 'ar' THEN 'arabic'::regconfig
    WHEN 'id' THEN 'indonesian'::regconfig
    WHEN 'ca' THEN 'catalan'::regconfig
    WHEN 'eu' THEN 'basque'::regconfig
    WHEN 'ga' THEN 'irish'::regconfig
    WHEN 'hi' THEN 'hindi'::regconfig
    WHEN 'lt' THEN 'lithuanian'::regconfig
    WHEN 'ne' THEN 'nepali'::regconfig
    WHEN 'sr' THEN 'serbian'::regconfig
    WHEN 'ta' THEN 'tamil'::regconfig
    WHEN 'yi' THEN 'yiddish'::regconfig
    WHEN 'hy' THEN 'armenian'::regconfig
    ELSE 'simple'::regconfig
  END;
