"""The server as a process: quick answers, nobody waits for another's slow work, whole messages, a clean end."""

import http.client
import json
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import websocket

from shelter.settings import Settings
from shelter.web.app import create_app
from shelter.web.serving import Serving, Taken

HERE = Path(__file__).parent


@pytest.fixture
def port(tmp_path):
    """The port of a server that runs while the test does."""
    with subprocess.Popen([sys.executable, str(HERE / "probed_server.py"), str(tmp_path / "data")], stdout=subprocess.PIPE,
                          text=True, encoding="utf-8") as process:
        line = process.stdout.readline()
        yield int(line.removeprefix("PORT "))
        process.terminate()
        process.wait(10)


def get(port: int, path: str) -> dict:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def test_an_answer_does_not_wait_for_the_networks_acknowledgement(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    took = []
    for _ in range(40):
        start = time.perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        took.append(time.perf_counter() - start)
    connection.close()
    assert statistics.median(took) < 0.02


@pytest.mark.parametrize("sent, status", [(b"GET /s/" + b"A" * 10_000 + b" HTTP/1.1", 414), (b"\x00\xff\xfe rubbish", 400)])
def test_a_request_that_cannot_be_read_gets_a_sentence_in_each_language(port, sent, status):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(sent + b"\r\nHost: x\r\n\r\n")
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == status
        page = answer.read().decode("utf-8")
    assert "もう一度読み取ってください" in page and "Scan the QR code" in page


@pytest.mark.parametrize("path, said", [("/slow-write", "written"), ("/slow-work", "done")])
def test_others_are_answered_while_the_disk_or_a_long_work_takes_its_time(port, path, said):
    slow: list[dict] = []
    thread = threading.Thread(target=lambda: slow.append(get(port, path)))
    thread.start()
    time.sleep(0.2)
    start = time.perf_counter()
    assert get(port, "/healthz")["ok"] and time.perf_counter() - start < 1
    assert slow == []
    thread.join()
    assert slow == [{"said": said}]


def open_socket(port: int, **options):
    """A board that opens the live connection, in the namespace of the test."""
    board = websocket.create_connection(f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket", timeout=20, **options)
    assert board.recv().startswith("0{")
    board.send("40/probe,")
    return board


def next_event(board) -> list:
    """The next event a board receives; pings of the connection are answered."""
    while True:
        message = board.recv()
        if message == "2":
            board.send("3")
        elif message.startswith("42/probe,"):
            return json.loads(message.removeprefix("42/probe,"))


def test_a_large_message_reaches_a_slow_reader_whole_and_the_next_ones_in_order(port):
    board = open_socket(port, sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)])
    board.send('42/probe,["more"]')
    time.sleep(1)  # the server's side fills up and must wait
    name, text = next_event(board)
    assert (name, len(text)) == ("large", 2_000_000)
    assert [next_event(board) for _ in range(5)] == [["small", number] for number in range(5)]
    board.close()


def test_a_slow_reader_holds_up_nobody_else(port):
    board = open_socket(port, sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)])
    board.send('42/probe,["more"]')
    time.sleep(0.3)
    assert get(port, "/healthz")["ok"]
    board.close()


def test_what_the_writer_says_after_a_commit_reaches_every_board(port):
    board = open_socket(port)
    assert board.recv().startswith("40/probe")
    get(port, "/slow-write")
    assert next_event(board)[0] == "committed"
    board.close()


def test_a_page_of_another_site_gets_no_live_connection(port):
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        open_socket(port, origin="http://evil.example")
    assert refused.value.status_code == 400


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_ends_cleanly_even_with_a_board_open(tmp_path, how):
    with subprocess.Popen([sys.executable, str(HERE / "probed_server.py"), str(tmp_path / "data")], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        board = open_socket(int(process.stdout.readline().removeprefix("PORT ")))
        process.send_signal(how)
        said, complaints = process.communicate(timeout=10)
        board.close()
    assert (process.returncode, said, complaints) == (0, "ENDED\n", "")
    assert not (tmp_path / "data" / "shelter.sqlite3-wal").exists()


def test_a_port_in_use_is_said_with_the_flag_that_helps(node):
    app = create_app(node, Settings(data=node.folder), testing=True)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Taken, match=r"--port \d+"):
            Serving(app, "127.0.0.1", other.getsockname()[1])


def test_an_address_that_is_not_this_machines_is_said_with_the_flag_that_helps(node):
    app = create_app(node, Settings(data=node.folder), testing=True)
    with pytest.raises(Taken, match="--host"):
        Serving(app, "192.0.2.77", 0)
