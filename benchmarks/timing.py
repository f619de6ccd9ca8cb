"""Clocks for benchmarks: of functions, of processes, of memory. All in turns, so that other work slows all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

# What a process prints that has done something: the most memory that it held, in bytes.
_PEAK = """
import sys
{}
try:
    held = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(int(held.split()[1]) * 1024)
except (OSError, StopIteration):
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def medians(functions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of processor time of each function, called in turns; the first call of each does not count."""

    def clocked(function: Callable[[], object]) -> Callable[[], float]:
        def run() -> float:
            start = time.process_time()
            function()
            return time.process_time() - start

        return run

    clocks = {name: clocked(function) for name, function in functions.items()}
    return {name: statistics.median(taken) for name, taken in _in_turns(clocks, rounds).items()}


def _in_turns(clocks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each clock shows in each round, after one that does not count."""
    times: dict[str, list[float]] = {name: [] for name in clocks}
    for n in range(rounds + 1):
        for name, clock in clocks.items():
            taken = clock()
            if n:
                times[name].append(taken)
    return times


def least(function: Callable[[], object], rounds: int) -> float:
    """The least seconds of processor time that a function took in so many calls."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        function()
        best = min(best, time.process_time() - start)
    return best


def processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The median seconds of each command as a whole process, in turns; its bytecode is cached by a first run."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def clocked(command: Sequence[str]) -> Callable[[], float]:
        return lambda: _process(command, environment)

    clocks = {name: clocked(command) for name, command in commands.items()}
    return {name: statistics.median(taken) for name, taken in _in_turns(clocks, rounds).items()}


def _process(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The seconds of processor time of a process where the system tells them, or else the seconds that it took."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as child:
        try:
            os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
            on_processor = int(Path(f"/proc/{child.pid}/schedstat").read_text().split()[0]) / 1e9
        except (OSError, AttributeError, ValueError, IndexError):
            on_processor = 0.0
        child.wait()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return on_processor or time.perf_counter() - start


def peak(code: str, *arguments: str) -> int:
    """The most bytes of memory that a process of its own held while it ran some code."""
    command = [sys.executable, "-c", _PEAK.format(code), *arguments]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The line through points by least squares: its height at 0, and its slope.

    >>> line([(0, 1), (1, 3), (2, 5)])
    (1.0, 2.0)
    """
    slope, height = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    return height, slope
