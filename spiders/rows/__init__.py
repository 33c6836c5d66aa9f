"""A batch's lines in, what the load copies into the warehouse out; it knows no database, so any core can do it."""
