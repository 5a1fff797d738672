"""What is true: the rules of the house, with the standard library alone, no I/O and no clock of its own."""
