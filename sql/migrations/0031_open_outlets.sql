-- Outlets whose texts are licensed to nobody in particular may be read by the limited role, too.
ALTER TABLE warehouse.source ADD COLUMN IF NOT EXISTS is_open boolean NOT NULL DEFAULT false;
