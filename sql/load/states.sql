-- How many articles of the batch are in each state.
SELECT state, count(*) FROM resolved GROUP BY state;
