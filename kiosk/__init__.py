"""The desk of a shelter: scan, register, find, leave and come back, count, ask for supplies. Quick with a script, whole without."""
