"""Work in several processes: the order, a process that dies, what `work` raises, and that nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from pathlib import Path

import pytest

from copydesk.pool import AHEAD, CHUNK, _serve, ordered

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the work of these tests cannot travel"
)


def died(item, code):
    return f"{item} died with {code}"


def run(work, items, jobs=2):
    results = list(ordered(work, items, jobs, died))
    assert not multiprocessing.active_children()
    return results


@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK + 1, CHUNK * AHEAD * 5 + 3])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(count, jobs):
    assert run(lambda n: n * n, range(count), jobs) == [n * n for n in range(count)]


def test_where_processes_cannot_be_forked(monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert run(abs, range(-20, 0)) == [*range(20, 0, -1)]


def test_a_slow_item_holds_up_nothing_but_the_order():
    def work(n):
        if n == 0:
            time.sleep(0.3)
        return n, os.getpid()

    results = run(work, range(CHUNK * 6))
    assert [n for n, _ in results] == list(range(CHUNK * 6))
    assert len({pid for _, pid in results}) == 2


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for n in range(10_000):
            taken.append(n)
            yield n

    results = ordered(lambda n: n, items(), 2, died)
    assert next(results) == 0
    assert len(taken) <= CHUNK * AHEAD * 2 + 1
    results.close()
    assert not multiprocessing.active_children()


def test_the_item_that_kills_is_named_and_all_others_are_done():
    def work(n):
        if n == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    results = run(work, range(50))
    assert results[20] == f"20 died with {-signal.SIGKILL}"
    assert [n for n in results if n != results[20]] == [n for n in range(50) if n != 20]


def test_two_killers_in_one_chunk_and_one_that_exits():
    def work(n):
        if n in (3, 4):
            os.kill(os.getpid(), signal.SIGTERM)
        if n == 40:
            os._exit(7)
        return n

    results = run(work, range(50))
    assert [n for n in results if isinstance(n, str)] == [
        f"3 died with {-signal.SIGTERM}",
        f"4 died with {-signal.SIGTERM}",
        "40 died with 7",
    ]
    assert len(results) == 50


def test_what_kills_only_once_is_done(tmp_path):
    def work(n):
        mark = tmp_path / "killed"
        if n == 5 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    assert run(work, range(30)) == list(range(30))


@pytest.mark.parametrize("error", [ValueError("bad"), OSError(28, "full"), EOFError(), SystemExit(3)])
def test_what_the_work_raises_is_raised_here(error):
    def work(n):
        if n == 12:
            raise error
        return n

    with pytest.raises(type(error)):
        list(ordered(work, range(30), 2, died))
    assert not multiprocessing.active_children()


def test_an_exception_that_cannot_travel_is_told():
    class LocalError(Exception):
        pass

    def work(n):
        raise LocalError("here")

    with pytest.raises(RuntimeError, match="LocalError: here"):
        list(ordered(work, range(3), 2, died))


def test_leaving_early_ends_the_processes():
    def work(n):
        time.sleep(0 if n < CHUNK else 60)
        return n

    results = ordered(work, range(100), 2, died)
    assert next(results) == 0
    started = time.monotonic()
    results.close()
    assert time.monotonic() - started < 20
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes in /proc")
def test_processes_end_when_their_parent_is_killed(tmp_path):
    def parent():
        def work(n):
            (tmp_path / f"{os.getpid()}.pid").touch()
            time.sleep(0.05)
            return n

        for _ in ordered(work, range(100_000), 2, died):
            pass

    process = multiprocessing.get_context("fork").Process(target=parent)
    process.start()
    deadline = time.monotonic() + 20
    while len(list(tmp_path.glob("*.pid"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.join()
    pids = [path.stem for path in tmp_path.glob("*.pid")]
    assert len(pids) == 2
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in pids)


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.fixture
def signals():
    """The handlers that a serving process changes, as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Line:
    """The end of a connection that a process holds: what comes in, and what goes out."""

    def __init__(self, *messages, broken=False):
        self.messages = list(messages)
        self.sent = []
        self.broken = broken
        self.closed = False

    def recv(self):
        if not self.messages:
            raise EOFError
        return self.messages.pop(0)

    def send(self, message):
        if self.broken:
            raise BrokenPipeError
        pickle.dumps(message)
        self.sent.append(message)

    def close(self):
        self.closed = True


def double(item):
    if isinstance(item, BaseException):
        raise item
    return item * 2


@pytest.mark.usefixtures("signals")
def test_what_a_process_does():
    class LocalError(Exception):
        pass

    error, leaving = ValueError("bad"), SystemExit(3)
    line, unneeded = Line([1, 2], [], [1, error, 2], [leaving], [LocalError("here")]), Line()
    _serve(line, unneeded, double)
    assert line.sent[:4] == [(None, [2, 4]), (None, []), (error, [2]), (leaving, [])]
    assert "LocalError: here" in str(line.sent[4][0])
    assert unneeded.closed
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.mark.usefixtures("signals")
def test_a_process_ends_when_nobody_listens():
    line = Line([1], [2], broken=True)
    _serve(line, None, double)
    assert line.messages == [[2]]
