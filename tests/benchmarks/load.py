"""The load: many connections in one process of its own, each with one request under way."""

import asyncio
import json
import sys
import time
import uuid


async def one_connection(port: int, path: str, body: bytes, cookie: str, requests: int, times: list[float]) -> None:
    """Send `requests` PUTs one after another, and keep how long each took, in seconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(requests):
        head = (
            f"PUT {path}{uuid.uuid4()} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        begun = time.perf_counter()
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        lines = answer.decode().lower().split("\r\n")
        length = next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
        await reader.readexactly(length)
        times.append(time.perf_counter() - begun)
        if " 200 " not in lines[0]:
            raise SystemExit(f"the server answered {lines[0]}")
    writer.close()


async def run(port: int, path: str, body: str, cookies: list[str], requests: int) -> dict[str, float]:
    times: list[float] = []
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for cookie in cookies:
            group.create_task(one_connection(port, path, body.encode(), cookie, requests // len(cookies), times))
    seconds, times = time.perf_counter() - begun, sorted(times)
    return {
        "per_second": len(times) / seconds,
        "p50_ms": 1000 * times[len(times) // 2],
        "p99_ms": 1000 * times[int(len(times) * 0.99)],
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(**json.load(sys.stdin)))))
