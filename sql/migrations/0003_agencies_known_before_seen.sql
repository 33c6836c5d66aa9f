-- The agencies that the code knows by their names are here before the first of them is seen.
ALTER TABLE warehouse.agency ALTER COLUMN first_seen_at DROP NOT NULL, ALTER COLUMN first_seen_at DROP DEFAULT;
