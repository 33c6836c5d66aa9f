-- It is told the order of the words now, which warehouse.standing fetches.
DROP FUNCTION IF EXISTS warehouse.stands(bigint, bigint, regconfig, tsquery, tsquery[], boolean[], bytea[], bytea[]);
