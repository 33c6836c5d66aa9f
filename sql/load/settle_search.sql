-- The words of what was loaded, into the index itself.
SELECT warehouse.settle_search();
