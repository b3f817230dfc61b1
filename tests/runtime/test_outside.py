"""Vault, mail, queue and logs against real servers: what goes in comes out, and faults are named."""

import json
import sys

import pytest
import structlog
from kombu import Connection

from bridge.config import Settings, settings
from bridge.errors import InputError, Unavailable
from bridge.runtime import live, logs, mail, mail_catcher, queue, task_names, vault


def test_a_sealed_record_opens_for_its_own_id_only() -> None:
    sealed = vault.seal({"first_name": "Sami", "phone": None}, "one")
    assert "Sami" not in sealed.ciphertext
    assert vault.unseal(sealed, "one") == {"first_name": "Sami", "phone": None}
    with pytest.raises(vault.VaultFault):
        vault.unseal(sealed, "two")


def test_a_new_first_key_encrypts_and_the_old_one_still_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    old = vault.seal({"first_name": "Sami"}, "one")
    fresh = vault.new_key()
    keys = [fresh, *settings().identity_keys]
    monkeypatch.setenv("BRIDGE_IDENTITY_KEYS", ",".join(":".join(pair) for pair in keys))
    settings.cache_clear()
    try:
        again = vault.reseal(old, "one")
        assert again.key_id == fresh[0] != old.key_id
        assert vault.unseal(again, "one") == vault.unseal(old, "one")
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_mail_is_sent_and_caught(clean_graph: Settings) -> None:
    mail.send("iemand@voorbeeld.example", "Nieuwe voorstellen", "Er zijn drie voorstellen. Één is urgent.")
    (caught,) = mail_catcher.list_caught()
    assert (caught.to, caught.subject) == ("iemand@voorbeeld.example", "Nieuwe voorstellen")
    assert caught.text.strip() == "Er zijn drie voorstellen. Één is urgent."
    assert mail_catcher.find_caught(caught.name) == caught


def test_a_line_break_in_an_address_is_refused() -> None:
    with pytest.raises(InputError):
        mail.compose("a@b.example\nBcc: c@d.example", "x", "y")


def test_a_task_waits_in_its_queue_by_name_and_ids(clean_graph: Settings) -> None:
    queue.enqueue(task_names.READ_VACANCY, vacancy_id="v-1")
    assert queue.waiting()["reading"] == 1
    with queue.client() as client:
        message = json.loads(client.lindex("reading", 0))
    assert message["headers"]["task"] == "reading.read_vacancy"


def test_a_task_without_a_queue_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        queue.enqueue("reading.unheard_of")


def test_a_reader_that_is_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_ADDRESS", "127.0.0.1:9")
    settings.cache_clear()
    try:
        with pytest.raises(Unavailable):
            live.read_live("note", "Sami wil in de haven werken")
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_log_lines_are_json_and_hold_no_people(capfd: pytest.CaptureFixture[str]) -> None:
    logs.configure("test")
    try:
        structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
        logs.log("note_added", note_id="n-1", text="Sami belt morgen", email="sami@voorbeeld.example")
    finally:
        structlog.reset_defaults()
        structlog.contextvars.clear_contextvars()
    line = json.loads(capfd.readouterr().err)
    assert (line["event"], line["note_id"], line["process"]) == ("note_added", "n-1", "test")
    assert "Sami" not in json.dumps(line)


def test_what_a_killed_worker_held_is_given_back_at_once(clean_graph: Settings) -> None:
    queue.enqueue(task_names.READ_NOTE, note_id="n-1")
    with Connection(settings().redis_url, transport_options=queue.TRANSPORT_OPTIONS) as connection:
        held = connection.channel()
        assert held.basic_get("reading") is not None
        assert queue.waiting()["reading"] == 0
        held.qos.restore_at_shutdown = False  # as a process that is killed: nothing is put back on leaving
    queue.give_back_unacked()
    assert queue.waiting()["reading"] == 1
