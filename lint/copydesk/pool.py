"""Work on many items in several processes: results in the order of the items, and what a process that dies leaves."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 8
"""Items that a process gets at a time."""

ENDING = 5.0
"""Seconds that a process which has closed its end gets to end."""

AHEAD = 4
"""Chunks per process that may be finished before the next one in order is; it bounds what waits in memory."""


def ordered(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int, died: Callable[[Item, int], Result]
) -> Generator[Result, None, None]:
    """`work` done on every item by `jobs` processes; results come in the order of the items.

    When a process dies, what it was given is tried again, each item in a process of its own; `died(item, code)` stands
    for the result of the one that kills again, `code` being its exit code or, negative, the signal. An exception in
    `work` is raised here. No process outlives the iteration.
    """
    items = iter(items)
    workers = {_Worker(work) for _ in range(jobs)}
    idle = [*workers]
    busy: dict[object, _Worker[Item, Result]] = {}
    finished: dict[int, list[Result]] = {}
    given = returned = 0
    try:
        while True:
            while idle and given - returned < jobs * AHEAD and (chunk := list(islice(items, CHUNK))):
                worker = idle.pop()
                busy[worker.connection] = worker
                worker.give(given, chunk)
                given += 1
            if not busy:
                return
            for connection in wait([worker.connection for worker in busy.values()]):
                worker = busy.pop(connection)
                number, results = worker.number, worker.take()
                if results is None:
                    workers.remove(worker)
                    results = [_alone(work, item, died) for item in worker.chunk]
                    worker = _Worker(work)
                    workers.add(worker)
                finished[number] = results
                idle.append(worker)
            while returned in finished:
                yield from finished.pop(returned)
                returned += 1
    finally:
        for worker in workers:
            worker.stop()


def _alone(work: Callable[[Item], Result], item: Item, died: Callable[[Item, int], Result]) -> Result:
    worker = _Worker(work)
    try:
        worker.give(0, [item])
        results = worker.take()
        return died(item, worker.process.exitcode or 0) if results is None else results[0]
    finally:
        worker.stop()


class _Worker(Generic[Item, Result]):
    """A process, and what it is working on."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        # Where forking is safe a process starts with all that has been loaded, and shares its memory.
        forks = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if forks else "spawn")
        self.connection, theirs = context.Pipe()
        unneeded = self.connection if forks else None
        target, arguments = _serve, (theirs, unneeded, work)
        self.process = context.Process(target=target, args=arguments, daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.number = 0
        self.chunk: list[Item] = []

    def give(self, number: int, chunk: list[Item]) -> None:
        self.number, self.chunk = number, chunk
        try:
            self.connection.send(chunk)
        except OSError:
            return  # it died while it was idle: `take` will say so

    def take(self) -> list[Result] | None:
        """The results, when they are there; None when the process has died.

        Raises:
            BaseException: what `work` raised.
        """
        try:
            failure, results = self.connection.recv()
        except (EOFError, OSError):
            self.process.join(ENDING)
            self.stop()
            return None
        if failure is not None:
            raise failure
        return list(results)

    def stop(self) -> None:
        """End the process, if it has not ended."""
        self.connection.close()
        self.process.kill()
        self.process.join()


def _serve(connection: Connection, unneeded: Connection | None, work: Callable[[Item], Result]) -> None:
    """What a process does: work on what it is given until there is nobody to give.

    A forked process holds a copy of the other end of its connection, which would keep that open for ever.
    """
    if unneeded is not None:
        unneeded.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that gives ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            chunk = connection.recv()
        except (EOFError, OSError):
            return
        failure: BaseException | None = None
        results: list[Result] = []
        try:
            results += map(work, chunk)
        except (Exception, SystemExit) as error:
            failure = error
        try:
            connection.send((failure, results))
        except OSError:
            return
        except Exception as error:  # an exception that cannot travel
            connection.send((RuntimeError(f"{type(failure).__name__}: {failure} ({error})"), []))
