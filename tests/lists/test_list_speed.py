"""A prefecture's list of many thousand rows reads while somebody waits."""

import time

from shelter.lists import read


def test_twenty_thousand_rows_read_in_seconds_and_tell_how_far_they_are(csv_file):
    header = ["共通ID", "施設・場所名", "住所", "緯度", "経度", "洪水", "地震", "収容人数"]
    rows = [
        [f"E04202{n:05d}111", f"第{n}小学校", f"石巻市さくら町{n}", f"38.{n:06d}", "141.36", "1", "", f"{n}人"]
        for n in range(20_000)
    ]
    steps = []
    start = time.monotonic()
    reading = read("a.csv", csv_file(header, *rows), progress=lambda done, total: steps.append((done, total)))
    # Less than a second on an idle machine; the limit allows for a busy one.
    assert time.monotonic() - start < 15
    assert len(reading.taken) == 20_000
    assert steps[0] == (0, 20_000) and steps[-1] == (20_000, 20_000) and len(steps) > 10
