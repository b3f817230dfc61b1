"""Encrypt and decrypt what identifies a youth: AES-256-GCM, a key id with every ciphertext, rotation.

The id of the record is bound into the ciphertext as associated data: one person's ciphertext cannot be put
in another's place. Ciphertext is base64 text of nonce (12 bytes) + AES-GCM output.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bridge.config import settings
from bridge.errors import BridgeError

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Sealed:
    """A ciphertext and the id of the key that opens it."""

    key_id: str
    ciphertext: str


class VaultFault(BridgeError):
    """The key is not configured, or the ciphertext is not what was sealed for this record."""

    code = "vault"


def new_key() -> tuple[str, str]:
    """A fresh (key id, key) for BRIDGE_IDENTITY_KEYS."""
    return secrets.token_hex(4), urlsafe_b64encode(AESGCM.generate_key(256)).decode("ascii")


def _cipher(key_id: str) -> AESGCM:
    for known, key in settings().identity_keys:
        if known == key_id:
            return AESGCM(urlsafe_b64decode(key + "=" * (-len(key) % 4)))
    raise VaultFault(f"de sleutel {key_id!r} voor persoonsgegevens ontbreekt")


def current_key_id() -> str:
    """The key that encrypts now: the first of BRIDGE_IDENTITY_KEYS."""
    keys = settings().identity_keys
    if not keys:
        raise VaultFault("er is geen sleutel voor persoonsgegevens ingesteld (BRIDGE_IDENTITY_KEYS)")
    return keys[0][0]


def seal(plain: Mapping[str, str | None], record_id: str) -> Sealed:
    """Encrypt the fields of a record under the current key."""
    key_id = current_key_id()
    nonce = secrets.token_bytes(NONCE_BYTES)
    body = json.dumps(dict(plain), ensure_ascii=False, sort_keys=True).encode("utf-8")
    sealed = _cipher(key_id).encrypt(nonce, body, record_id.encode("utf-8"))
    return Sealed(key_id, b64encode(nonce + sealed).decode("ascii"))


def unseal(sealed: Sealed, record_id: str) -> dict[str, str | None]:
    """The fields that were sealed for this record. Raises `VaultFault` when key, record or bytes differ."""
    raw = b64decode(sealed.ciphertext)
    try:
        body = _cipher(sealed.key_id).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], record_id.encode("utf-8"))
    except InvalidTag as fault:
        raise VaultFault("de versleutelde gegevens horen niet bij deze persoon of zijn beschadigd") from fault
    fields: dict[str, str | None] = json.loads(body)
    return fields


def reseal(sealed: Sealed, record_id: str) -> Sealed:
    """The same fields under the current key; the same object when it is under that key already."""
    return sealed if sealed.key_id == current_key_id() else seal(unseal(sealed, record_id), record_id)
