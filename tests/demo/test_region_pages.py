"""Every page of every role says that the data are invented, and none of them breaks on the region."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from bridge.demo import accounts
from bridge.domain.account import Role
from bridge.runtime import queue
from bridge.web import create_app

BANNER = "Verzonnen gegevens"
LEFT_ALONE = ("/static/", "/taal", "/uitloggen")
ROLES = [role for role in Role if role is not Role.YOUTH]


@pytest.fixture(scope="module")
def pages(region: list[str]) -> FlaskClient:
    with queue.client() as client:
        client.flushdb()
    app = create_app()
    app.testing = True
    return app.test_client()


def sign_in(client: FlaskClient, role: Role) -> str:
    """Come in as somebody with this role; where that leads."""
    entry = next(each for each in accounts.known() if each["role"] == role.value)
    form = client.get("/inloggen").get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', form)
    assert token
    fields = {"csrf_token": token[1], "email": entry["email"], "password": entry["password"]}
    answer = client.post("/inloggen", data=fields)
    assert answer.status_code in (302, 303)
    return urlsplit(answer.location).path


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_every_page_of_a_role_says_that_the_data_are_invented(pages: FlaskClient, role: Role) -> None:
    client = pages.application.test_client()
    waiting, seen, silent = [sign_in(client, role), "/account"], set(), []
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"/[^/]*\d[^/]*", "/id", path.partition("?")[0])
        if kind in seen or path.startswith(LEFT_ALONE) or "format=" in path:
            continue
        seen.add(kind)
        answer = client.get(path, follow_redirects=True)
        assert answer.status_code == 200, path
        if answer.mimetype != "text/html":
            continue
        text = answer.get_data(as_text=True)
        silent += [] if BANNER in text else [path]
        waiting += [unescape(found) for found in re.findall(r'<a [^>]*href="(/[^"#]*)', text)]
    assert silent == []
    assert len(seen) >= 3


def test_pages_without_an_account_say_so_too(pages: FlaskClient) -> None:
    client = pages.application.test_client()
    for path, status in (("/inloggen", 200), ("/bestaat-niet", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        assert BANNER in answer.get_data(as_text=True)
