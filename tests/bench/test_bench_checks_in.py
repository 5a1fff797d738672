"""The measurements measure the real server: what they send is counted, and the boards show the same number."""

from shelter.bench.boards import Boards
from shelter.bench.checkin import prepare
from shelter.bench.load import measure
from shelter.bench.served import Served


def test_sixty_check_ins_of_four_clients_are_on_the_board_and_on_both_watching_boards(tmp_path):
    codes = prepare(tmp_path, 3)
    with Served(tmp_path) as server, Boards(server.port, 2) as boards:
        empty = measure(server.port, "empty", 4, 20, codes)
        real = measure(server.port, "checkin", 4, 60, codes)
        assert (empty["errors"], real["errors"], len(real["took"])) == (0, 0, 60)
        totals = server.get("/api/v1/board")["totals"]
        assert totals["households"] == 60
        assert boards.finish()["people"] == [totals["people"], totals["people"]]
