"""how soon a server answers, and what memory it holds"""

import time
from pathlib import Path

import psutil

from tests.benchmarks.show import show
from tests.serving import Phone, Server


def measure(folder: Path) -> None:
    home = folder / "start"
    with Server(home):
        pass  # the first start makes the database
    begun = time.perf_counter()
    with Server(home) as server:
        seconds = time.perf_counter() - begun
        phone = Phone(server.port)
        phone.sign_up()
        phone.ask("GET", "/api/checkins")
        assert server.process is not None
        main = psutil.Process(server.process.pid)
        processes = [main, *main.children(recursive=True)]
        largest = max(each.memory_info().rss for each in processes) / 1e6
        together = sum(each.memory_full_info().uss for each in processes) / 1e6
    show("start until the first answer, s", seconds, "aim", 1.5, at_most=1)
    show("largest process, MB", largest, "aim", 200, at_most=1)
    print(f"  all {len(processes)} processes together, memory of their own: {together:,.0f} MB")
