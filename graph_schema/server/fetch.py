"""Fetch the jars of the local Neo4j: exactly those of jgo.lock.toml, each checked against its SHA-256."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tomllib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jgo.maven import MavenContext

HERE = Path(__file__).parent
LOCK = HERE / "jgo.lock.toml"
JARS = HERE / ".jgo" / "jars"
THREADS = 8


class JarFault(Exception):
    """A jar could not be fetched or is not the one that was locked; the message names it."""


def file_name(jar: Mapping[str, str]) -> str:
    """`artifact-version[-classifier].jar` of one entry of the lock."""
    parts = [jar["artifactId"], jar["version"], jar.get("classifier", "")]
    return "-".join(part for part in parts if part) + ".jar"


def locked_jars() -> tuple[Mapping[str, str], ...]:
    """The entries of jgo.lock.toml: groupId, artifactId, version, classifier, sha256."""
    return tuple(tomllib.loads(LOCK.read_text("utf-8"))["dependencies"])


def missing_jars() -> tuple[str, ...]:
    """Names of locked jars that are not in `JARS` yet."""
    return tuple(name for jar in locked_jars() if not (JARS / (name := file_name(jar))).is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _place(source: Path, target: Path) -> None:
    """A hard link where the file system allows, else a copy; whole or not at all."""
    part = target.with_suffix(f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        os.link(source, part)
    except OSError:
        shutil.copyfile(source, part)
    part.replace(target)


def _fetch_one(context: MavenContext, jar: Mapping[str, str]) -> int:
    """Bytes of the jar now in `JARS`. A cached copy with another checksum is fetched once more."""
    component = context.project(jar["groupId"], jar["artifactId"]).at_version(jar["version"])
    artifact = component.artifact(classifier=jar.get("classifier", ""), packaging="jar")
    path = artifact.resolve()
    if _sha256(path) != jar["sha256"]:
        path.unlink()
        path = artifact.resolve()
        if _sha256(path) != jar["sha256"]:
            raise JarFault(f"{file_name(jar)} differs from the locked SHA-256")
    _place(path, JARS / file_name(jar))
    return path.stat().st_size


def _fetch_all(jars: tuple[Mapping[str, str], ...]) -> None:
    from jgo.maven import MavenContext  # slow to import, and needed the first time only

    context = MavenContext(timeout=60)
    size = 0
    with ThreadPoolExecutor(THREADS) as pool:
        waiting = {pool.submit(_fetch_one, context, jar): jar for jar in jars}
        for done, future in enumerate(as_completed(waiting), start=1):
            try:
                size += future.result()
            except (OSError, RuntimeError) as fault:
                pool.shutdown(cancel_futures=True)
                raise JarFault(f"{file_name(waiting[future])}: {fault}") from fault
            if done % 20 == 0 or done == len(jars):
                sys.stderr.write(f"  neo4j: {done} of {len(jars)} jars, {size / 1e6:.0f} MB\n")


def main() -> int:
    """Fetch what is missing, forget what is no longer locked; 0, or 1 with one line on standard error."""
    JARS.mkdir(parents=True, exist_ok=True)
    wanted = {file_name(jar): jar for jar in locked_jars()}
    for path in JARS.iterdir():
        if path.name not in wanted:
            path.unlink()
    missing = tuple(wanted[name] for name in missing_jars())
    if missing:
        sys.stderr.write(f"Fetching Neo4j Community once: {len(missing)} jars, about 150 MB\n")
    try:
        _fetch_all(missing)
    except JarFault as fault:
        sys.stderr.write(f"Neo4j could not be fetched: {fault}\nRun the same command again to go on.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
