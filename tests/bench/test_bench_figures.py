"""A measured figure is held to its limit, and a miss that the README owns up to is told as what it is."""

from shelter.bench.figure import figure, line, percentile


def test_half_of_the_limit_is_reached():
    one = figure("checkin", "durable check-ins", 60, "/s", limit=100, at_least=0.5)
    assert (one.ratio, one.reach, one.met) == (0.6, "at least 0.5", True)


def test_a_miss_is_a_miss():
    one = figure("startup", "idle memory", 130, "MB", limit=120, at_most=1)
    assert one.met is False
    assert "not met" in line(one)


def test_a_miss_that_the_readme_explains_is_neither_met_nor_failed():
    one = figure("checkin", "durable check-ins", 40, "/s", limit=100, at_least=0.5, out_of_reach=True)
    assert one.met is None
    assert "out of reach" in line(one)


def test_a_figure_without_a_limit_is_only_shown():
    one = figure("paper", "1,000 posters", 1.7, "s")
    assert (one.limit, one.ratio, one.reach, one.met) == (None, None, None, None)
    assert line(one).endswith("1.70 s")


def test_the_99th_of_100_values_is_their_p99():
    assert percentile([float(n) for n in range(100)], 0.99) == 99.0
    assert percentile([5.0], 0.5) == 5.0
