"""How large a file may be, and what its bytes say: checked before anything is parsed."""

from __future__ import annotations

import zipfile
from io import BytesIO

from bridge.errors import InputError, TooLarge

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_ROWS = 100_000


def check_length(size: int) -> None:
    """Raise `TooLarge` above `MAX_BYTES`: known before a file is read into memory."""
    if size > MAX_BYTES:
        told, most = size / 1e6, MAX_BYTES / 1e6
        raise TooLarge(f"het bestand is {told:.0f} MB; hoogstens {most:.0f} MB mag. Splits het in delen.")


def check_size(data: bytes) -> None:
    """Raise `InputError` for an empty file and `TooLarge` above `MAX_BYTES`."""
    if not data.strip():
        raise InputError("het bestand is leeg")
    check_length(len(data))


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or UTF-16 with its mark. Raises `InputError` with the line otherwise."""
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise InputError.at(
            "bestand", "deze regel is niet in UTF-8; sla het bestand op als 'CSV UTF-8'", line
        ) from fault
    if "\x00" in text:
        raise InputError("dit is geen tekstbestand")
    return text


def check_workbook(data: bytes) -> None:
    """Raise `InputError` where an XLSX file is no workbook, `TooLarge` where it unpacks to too much."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
            names = set(packed.namelist())
    except zipfile.BadZipFile as fault:
        raise InputError("dit is geen Excel-bestand (.xlsx)") from fault
    if "xl/workbook.xml" not in names:
        raise InputError("dit is geen Excel-bestand (.xlsx)")
    if unpacked > MAX_UNPACKED:
        raise TooLarge("dit Excel-bestand is uitgepakt te groot; splits het in delen")
