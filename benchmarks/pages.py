"""The pages of a large chronicle under load: so many requests a second, begun by the clock, answered or not.

python benchmarks/pages.py CHRONICLE [--rate 100] [--seconds 60] [--workers 2]

The chronicle is one that benchmarks/chronicle.py --keep has made.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import subprocess
import sys
import time
from statistics import quantiles
from typing import TYPE_CHECKING
from urllib.parse import quote
from urllib.request import urlopen

from sqlalchemy import func, select

from latopis.chronicle.connect import reading
from latopis.chronicle.schema import entries, reports, versions
from latopis.run.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Callable

PORT = 8765
DAYS = (725_000, 739_000)
SEED = 7


def main() -> None:
    """Serve the chronicle, ask it, and tell how long the answers took."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("chronicle")
    options.add_argument("--rate", type=int, default=100)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--workers", type=int, default=1)
    chosen = options.parse_args()
    questions = questions_of(chosen.chronicle)
    command = [sys.executable, "-c", "from latopis.show.start import main; main()"]
    arguments = ["serve", "--chronicle", chosen.chronicle, "--port", str(PORT), "--no-browser", "--read-only"]
    arguments += ["--workers", str(chosen.workers)]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.DEVNULL) as server:
        try:
            wait()
            asyncio.run(load(questions, chosen.rate, chosen.seconds))
        finally:
            server.terminate()
            server.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    each = (used.ru_utime + used.ru_stime) * 1000 / (chosen.rate * chosen.seconds)
    print(f"{each:.1f} ms of the processor a request, its start included")


def questions_of(place: str) -> list[Callable[[], str]]:
    """What is asked: lists from anywhere, entries and articles, suggestions; each another time."""
    with Chronicle(place, create=False) as chronicle, reading(chronicle.engine) as connection:
        count = connection.execute(select(func.max(reports.c.id))).scalar_one()
        print(f"{count:,} entries")
        some = entries.c.id % 4999 == 1
        keys = connection.execute(select(entries.c.key).where(some).limit(500)).scalars().all()
        articles = connection.execute(select(versions.c.key).where(versions.c.id % 499 == 1).limit(500)).scalars().all()
    chance = random.Random(SEED)

    def after() -> str:
        return f"after={chance.randint(*DAYS)}.{chance.randint(1, count)}"

    return [
        lambda: f"/timeline?{after()}",
        lambda: f"/statements?{after()}",
        lambda: f"/statements?act=deny&{after()}",
        lambda: f"/events?type=COERCE&{after()}",
        lambda: f"/polls?{after()}",
        lambda: f"/timeline.json?{after()}",
        lambda: f"/entries/{quote(chance.choice(keys))}",
        lambda: f"/articles/{chance.choice(articles)}",
        lambda: "/",
        lambda: f"/suggestions.json?q={chance.choice(['an', 'kow', 'no', 'war', 'mi'])}",
    ]


def wait() -> None:
    """Until the server answers."""
    for _ in range(200):
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/about.json") as answer:
                answer.read()
        except OSError:
            time.sleep(0.1)
        else:
            return


async def load(questions: list[Callable[[], str]], rate: int, seconds: int) -> None:
    """Ask so many a second, one after another of each sort."""
    took: dict[int, list[float]] = {}
    faults = 0
    begun = time.perf_counter()

    async def ask(number: int) -> None:
        nonlocal faults
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        status = await status_of(questions[number % len(questions)]())
        took.setdefault(number % len(questions), []).append((time.perf_counter() - due) * 1000)
        faults += status not in (200, 307)  # what was joined leads to the entry that it is now

    await asyncio.gather(*(ask(number) for number in range(rate * seconds)))
    everything = [time_ for times in took.values() for time_ in times]
    cuts = quantiles(everything, n=100)
    print(f"{rate} a second for {seconds} s: half within {cuts[49]:.0f} ms, 95 % within {cuts[94]:.0f} ms; {faults} failed")
    for number, times in sorted(took.items()):
        print(f"  {questions[number]().partition('=')[0]:28} 95 % within {quantiles(times, n=20)[-1]:.0f} ms")


async def status_of(path: str) -> int:
    """The status of the answer, which is read to its end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read(-1)
    writer.close()
    return int(answer[9:12] or b"0")


if __name__ == "__main__":
    main()
