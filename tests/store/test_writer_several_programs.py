"""Several programs use one data folder at the same time."""

import subprocess
import sys

from shelter.store.node import open_node

PROGRAM = """
import sys, uuid
from shelter import desk
from shelter.store.node import open_node
node = open_node(sys.argv[1])
for _ in range(25):
    desk.check_in(node, "EAST", str(uuid.uuid4()), request=str(uuid.uuid4()), by="phone", via="phone", name="ヤマダ", people=2)
node.close()
"""


def programs(folder, count: int) -> None:
    """Runs so many of them together; each must end well."""
    running = [
        subprocess.Popen([sys.executable, "-X", "utf8", "-c", PROGRAM, str(folder)], stderr=subprocess.PIPE) for _ in range(count)
    ]  # fmt: skip
    assert [program.communicate(timeout=100)[1].decode() for program in running] == [""] * count


def test_programs_that_start_together_on_an_empty_folder_make_one_node_and_write_one_stream(tmp_path):
    programs(tmp_path, 3)
    node = open_node(tmp_path)
    read = node.read()
    assert read.execute("SELECT count(DISTINCT node), max(seq), count(*) FROM fact").fetchone() == (1, 75, 75)
    rows = read.execute("SELECT id, seq FROM fact ORDER BY n").fetchall()
    assert rows == sorted(rows) and [seq for _, seq in rows] == list(range(1, 76))
    assert read.execute("SELECT sum(people) FROM stay").fetchone() == (150,)
    node.close()


def test_a_new_name_taken_by_one_program_is_used_by_the_other(tmp_path):
    one, other = open_node(tmp_path), open_node(tmp_path)
    old = one.id
    other.write(other.mint).result()
    one.write(lambda journal: None).result()
    assert one.id == other.id != old
    one.close()
    other.close()
