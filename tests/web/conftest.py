"""The application in this process on real servers, with the invented region, and who visits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bridge.config import Settings
from bridge.web import create_app
from bridge.web.look import _demo
from tests import region

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Visitor:
    """Somebody with a cookie jar; `post` sends the token that every form carries."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = ""

    def get(self, path: str, **options: Any) -> TestResponse:
        """Open an address."""
        return self.client.get(path, **options)

    def post(self, path: str, form: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """Send a form with its token."""
        if not self.token:
            page = "/account" if self.client.get("/account").status_code == 200 else "/inloggen"
            found = TOKEN.search(self.client.get(page).text)
            assert found is not None
            self.token = found[1]
        return self.client.post(path, data={"csrf_token": self.token, **(form or {})}, **options)

    def sign_in(self, who: str) -> TestResponse:
        """Come in through the form as a role or a demo account."""
        entry = region.account(who)
        answer = self.post("/inloggen", {"email": entry["email"], "password": entry["password"]})
        self.token = ""
        return answer


@pytest.fixture(scope="package")
def app(servers: Settings) -> Iterator[Flask]:
    """The application, with the region behind it."""
    region.ensure()
    _demo.cache_clear()
    yield create_app()


@pytest.fixture(scope="package")
def known() -> dict[str, Visitor]:
    """Who signed in already: everybody does once."""
    return {}


Visit = Callable[[str], Visitor]


@pytest.fixture
def visit(app: Flask, known: dict[str, Visitor]) -> Visit:
    """`visit("liaison")`: somebody signed in; `visit("")`: somebody who is not."""

    def come(who: str) -> Visitor:
        if not who:
            return Visitor(app.test_client())
        if who not in known:
            known[who] = Visitor(app.test_client())
            assert known[who].sign_in(who).status_code == 303
        return known[who]

    return come
