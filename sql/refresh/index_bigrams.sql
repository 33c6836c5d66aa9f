-- A month of the search that is over, and has no index of what stands side by side yet, gets it.
SELECT warehouse.index_bigrams();
