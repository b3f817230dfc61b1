"""Every page of every role with the demo region: p50 and p95 with one client and with eight, and statements.

Pages are found by following links from where a role lands; one address per route. The number of Cypher
statements of a request is in the service's own log line, found by the request's id.
"""

from __future__ import annotations

import json
import re
import secrets
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urljoin, urlsplit

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.house import House, house, load_average, machine

MOST_ALONE, MOST_TOGETHER, MOST_STATEMENTS = 0.1, 0.4, 8
CLIENTS, EACH, ALONE = 8, 12, 40
LEFT_ALONE = re.compile(r"^/(static|taal|uitloggen)|format=|\.(csv|json|xlsx)$")
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Figures:
    """One page of one role; seconds."""

    role: str
    route: str
    statements: int
    alone: list[float]
    together: list[float]


def p95(seconds: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(seconds, n=20)[-1]


def accounts(here: House) -> list[dict[str, str]]:
    """The first account of each role."""
    first: dict[str, dict[str, str]] = {}
    for row in json.loads(here.bridge("demo", "accounts", "--format", "json").stdout):
        first.setdefault(row["role"], row)
    return list(first.values())


def signed_in(address: str, account: dict[str, str]) -> tuple[httpx.Client, str]:
    """A client that is signed in, and where it landed."""
    client = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
    token = _TOKEN.search(client.get("/inloggen").text)
    assert token is not None
    form = {"csrf_token": token[1], "email": account["email"], "password": account["password"]}
    landed = client.post("/inloggen", data=form)
    assert landed.status_code == 200 and landed.url.path != "/inloggen", account["email"]
    return client, str(landed.url)


def log_line(here: House, request_id: str) -> dict[str, object]:
    """What the service wrote of one request."""
    for _ in range(50):
        for line in reversed((here.home / "logs" / "web.log").read_text("utf-8").splitlines()):
            if request_id in line and line.startswith("{"):
                found: dict[str, object] = json.loads(line)
                if found.get("event") == "request":
                    return found
        time.sleep(0.1)
    raise SystemExit(f"no log line for request {request_id}")


def walk(here: House, client: httpx.Client, beginning: str) -> Iterator[tuple[str, str, int]]:
    """(route, path, statements) of every page that links lead to, one per route."""
    waiting, seen, routes = [beginning], set(), set()
    while waiting:
        at = urlsplit(waiting.pop(0))
        path = at.path + (f"?{at.query}" if at.query else "")
        kind = re.sub(r"/[^/]*\d[^/]*", "/·", at.path)
        if kind in seen or LEFT_ALONE.search(path):
            continue
        seen.add(kind)
        request_id = secrets.token_hex(8)
        answer = client.get(path, headers={"X-Request-Id": request_id})
        if answer.status_code != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        line = log_line(here, request_id)
        if line["route"] not in routes:
            routes.add(line["route"])
            yield str(line["route"]), path, int(str(line["statements"]))
        links = (urljoin(str(answer.url), unescape(link)) for link in _LINK.findall(answer.text))
        waiting += [link for link in links if link.startswith(here.address)]


def once(client: httpx.Client, path: str) -> float:
    """Seconds of one request that must succeed."""
    began = time.perf_counter()
    answer = client.get(path)
    assert answer.status_code == 200, path
    return time.perf_counter() - began


def measure(role: str, route: str, path: str, statements: int, clients: list[httpx.Client]) -> Figures:
    """One page: first by one client, then by all at once."""
    for _ in range(3):
        once(clients[0], path)
    alone = [once(clients[0], path) for _ in range(ALONE)]
    with ThreadPoolExecutor(len(clients)) as pool:
        rounds = pool.map(lambda client: [once(client, path) for _ in range(EACH)], clients)
        together = [seconds for each in rounds for seconds in each]
    return Figures(role, route, statements, alone, together)


def report(found: list[Figures]) -> None:
    """A table, and the worst of each figure beside its limit."""
    print("| role | page | statements | p50 one | p95 one | p50 eight | p95 eight |")
    print("|---|---|---|---|---|---|---|")
    for page in found:
        times = (median(page.alone), p95(page.alone), median(page.together), p95(page.together))
        cells = " | ".join(f"{seconds * 1000:.0f}" for seconds in times)
        print(f"| {page.role} | `{page.route}` | {page.statements} | {cells} |")
    for name, limit, of in (
        ("p95 with one client", MOST_ALONE, lambda page: p95(page.alone)),
        ("p95 with eight clients", MOST_TOGETHER, lambda page: p95(page.together)),
        ("statements", MOST_STATEMENTS, lambda page: page.statements),
    ):
        worst = max(found, key=of)
        over = sum(of(page) > limit for page in found)
        print(f"worst {name}: {worst.role} {worst.route}, {of(worst) / limit:.0%} of {limit}; {over} over it")


def main() -> None:
    """Measure and print."""
    found = []
    with house() as here:
        for account in accounts(here):
            client, landed = signed_in(here.address, account)
            pages = list(walk(here, client, landed))
            clients = [httpx.Client(base_url=here.address, cookies=client.cookies, timeout=60)
                       for _ in range(CLIENTS)]  # fmt: skip
            found += [measure(account["role"], *page, clients) for page in pages]
            for each in (client, *clients):
                each.close()
    print(f"{machine()}; load {load_average():.1f}")
    report(found)


if __name__ == "__main__":
    main()
