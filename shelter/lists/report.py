"""A reading told in lines, for a terminal or a page."""

from collections import Counter

from shelter.lists.listed import Reading


def report(reading: Reading) -> list[str]:
    """The file, its numbers, what holds for all of it, and then every question with its row number."""
    kinds = Counter(listed.kind for listed in reading.taken)
    kept = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    header = f"header in row {reading.header_line}" if reading.header_line else "no header"
    lines = [
        f"{reading.name}: {reading.encoding}, {header}",
        f"  rows read {reading.rows_read}, taken {len(reading.taken)}{f' ({kept})' if kept else ''}, "
        f"in question {reading.rows_in_question}, left out {len(reading.rows_left_out)}",
    ]
    lines += [f"  note: {english}（{japanese}）" for english, japanese in reading.notes]
    lines += [f"  row {question.row_number}: {question.what}（{question.ja}）" for question in reading.questions]
    return lines
