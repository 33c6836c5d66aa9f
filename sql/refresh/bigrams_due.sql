-- The month of the search whose index of what stands side by side should be made anew.
SELECT warehouse.bigrams_due();
