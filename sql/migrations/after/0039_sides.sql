-- warehouse.sides tells it all at once.
DROP FUNCTION IF EXISTS warehouse.search_sides(regconfig[], text);
