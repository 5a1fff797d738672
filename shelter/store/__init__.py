"""Where it is kept: the journal of facts, what they add up to as tables, and every line of SQL."""
