"""Open every page as every role at 1280 and 360 px in Chromium and keep the pictures: `make screenshots`.

`python scripts/screenshots.py [--role liaison] [--only vandaag] FOLDER` looks at the service that runs from
BRIDGE_HOME; where none does, it starts one with the demo region and stops it afterwards. Pages without an id
are found from the route table; those with an id are taken from links on pages that were opened before.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.house import house
from bridge.runtime.ports import serves

WIDTHS = {"wide": (1280, 900), "phone": (360, 740)}
LEFT_ALONE = ("/static/", "/taal", "/uitloggen")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """A Chromium on this machine, or None for Playwright's own."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def open_browser(playwright: object) -> Browser:
    """A browser that starts in a container too."""
    return playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])  # type: ignore[attr-defined]


def demo_accounts() -> list[dict[str, str]]:
    """Role, address and password of one demo account per role."""
    command = [sys.executable, "-m", "bridge.cli", "demo", "accounts", "--format", "json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    first: dict[str, dict[str, str]] = {}
    for row in rows:
        first.setdefault(row["role"], row)
    return list(first.values())


@contextmanager
def service() -> Iterator[str]:
    """The address of the running service, or of one that is started for this."""
    from bridge.config import settings

    if (settings().home / "running.env").exists() and serves(settings().port):
        yield f"http://127.0.0.1:{settings().port}"
        return
    with house() as own:
        os.environ.clear()
        os.environ.update(own.environment)
        settings.cache_clear()
        yield own.address


def pattern(path: str) -> str:
    """A path with its ids taken out: one picture per kind of page."""
    return re.sub(r"/[^/]*\d[^/]*", "/id", path)


def sign_in(page: Page, base: str, account: dict[str, str]) -> None:
    """Come in through the form."""
    page.goto(f"{base}/inloggen")
    page.fill("#email", account["email"])
    page.fill("#password", account["password"])
    page.click("main button[type=submit]")
    page.wait_for_load_state()


def beginnings(role: str) -> list[str]:
    """Addresses of a role's pages that need no id."""
    from bridge.web import create_app
    from bridge.web.access import route_table

    rules = [rule for rule in route_table(create_app()) if "GET" in rule.methods and "<" not in rule.path]
    own = [rule.path for rule in rules if role in rule.roles and not rule.path.startswith(LEFT_ALONE)]
    return [path for path in dict.fromkeys(["/start", *own]) if path != "/"]


def walk(page: Page, base: str, role: str) -> Iterator[str]:
    """Addresses of pages, one per pattern; each is open when it is given."""
    waiting, seen = [base + path for path in beginnings(role)], set()
    while waiting:
        address = waiting.pop(0)
        at = urlsplit(address)
        kind = pattern(at.path)
        if kind in seen or at.path.startswith(LEFT_ALONE) or "format=" in at.query:
            continue
        seen.add(kind)
        answer = page.goto(address)
        if answer is None or "text/html" not in (answer.headers.get("content-type") or ""):
            continue
        kind = pattern(urlsplit(page.url).path)
        if at.path == "/start":
            seen.add(kind)
        yield kind
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        waiting += [urljoin(base, link).partition("#")[0] for link in links if link.startswith(base)]


def pictures_of(browser: Browser, base: str, account: dict[str, str], folder: Path, only: str) -> int:
    """Pictures of every page of one role; how many."""
    taken = 0
    for width, (x, y) in WIDTHS.items():
        context = browser.new_context(viewport={"width": x, "height": y}, locale="nl-NL")
        page = context.new_page()
        page.goto(f"{base}/inloggen")
        page.screenshot(path=folder / f"inloggen-{width}.png", full_page=True)
        sign_in(page, base, account)
        for kind in walk(page, base, account["role"]):
            name = kind.strip("/").replace("/", "-") or "vandaag"
            if only and only not in name:
                continue
            page.screenshot(path=folder / f"{account['role']}-{name}-{width}.png", full_page=True)
            taken += 1
        context.close()
    return taken


def main() -> int:
    """Take the pictures; the exit status is that of a program."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", default="screenshots", type=Path)
    options.add_argument("--role", default="")
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with service() as base, sync_playwright() as playwright:
        browser = open_browser(playwright)
        for account in demo_accounts():
            if not chosen.role or account["role"] == chosen.role:
                own = pictures_of(browser, base, account, chosen.folder, chosen.only)
                print(f"{account['role']}: {own} pictures", flush=True)
                taken += own
        browser.close()
    if not taken:
        print(
            "no pictures: is the demo region loaded (`bridge demo load`)?",
            file=sys.stderr,
        )
        return 1
    print(f"{taken} pictures written to {chosen.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
