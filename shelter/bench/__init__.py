"""Measurements: each figure beside a limit that was measured in the same run, because only ratios within one run mean anything."""
