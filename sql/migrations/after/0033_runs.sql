-- It is told the runs of characters that phrases are, too.
DROP FUNCTION IF EXISTS warehouse.stands(bigint, bigint, bytea, regconfig, tsquery, tsquery[], boolean[], bytea[], bytea[]);
