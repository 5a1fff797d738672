"""The practice town: simulated households that arrive, go out, need things and leave, through the same doors as real ones."""
