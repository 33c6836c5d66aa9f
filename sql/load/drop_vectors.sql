-- The next round makes its own.
DROP TABLE vector;
