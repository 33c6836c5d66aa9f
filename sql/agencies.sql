-- The agencies that this code knows, with every name that they are printed under.
WITH known AS (
  INSERT INTO warehouse.agency AS a (agency, name)
  SELECT agency, name FROM unnest(%(agencies)s::text[], %(names)s::text[]) AS told (agency, name)
  ON CONFLICT (agency) DO UPDATE SET name = EXCLUDED.name WHERE a.name <> EXCLUDED.name
)
INSERT INTO warehouse.agency_alias (agency, alias)
SELECT agency, alias FROM unnest(%(of)s::text[], %(aliases)s::text[]) AS told (agency, alias)
ON CONFLICT DO NOTHING;
