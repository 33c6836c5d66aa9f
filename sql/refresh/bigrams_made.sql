-- Searches ask that index from now on.
UPDATE warehouse.search_part SET has_bigrams = true WHERE name = %(part)s AND NOT has_bigrams;
