"""The rules of the house that no linter knows: sizes, docstrings, query files, queues, migrations, locks."""

import ast
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from bridge.runtime import programs, task_names
from graph_schema import migrate
from graph_schema.statements import split
from workers.celery_app import app
from workers.queues import CONSUMED

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bridge", "workers", "graph_schema", "nlp_models")
USUAL_FILE, LONGEST_FILE = 250, 350
USUAL_FUNCTION, LONGEST_FUNCTION = 40, 50
USUAL_SHARE = 0.95
CYPHER_WORDS = re.compile(r"\b(MATCH|MERGE|CREATE|UNWIND|DETACH DELETE)\b\s*[(`{]|\bRETURN\b\s+\w+\s+AS\b")
QUERY_NAME = re.compile(r"^[a-z_]+/[a-z0-9_]+$")


def _tracked(*patterns: str) -> list[Path]:
    """Files of the project: what git tracks and what it would track."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listing.stdout.splitlines() if (path := ROOT / name).is_file()]


MODULES = _tracked("*.py")
QUERIES = sorted((ROOT / "bridge/graph/cypher").rglob("*.cypher"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _query_name(path: Path) -> str:
    return str(path.relative_to(ROOT / "bridge/graph/cypher").with_suffix(""))


def test_every_module_says_what_it_is_for() -> None:
    said = {_name(path): ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "" for path in MODULES}
    silent = [name for name, words in said.items() if len(words.partition("\n")[0]) < 20]
    assert not silent, f"no docstring that says what it is for: {silent}"


def _sizes(tree: ast.AST) -> list[tuple[str, int]]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions]


def test_files_and_functions_stay_small() -> None:
    texts = {_name(path): path.read_text("utf-8") for path in MODULES if _name(path).startswith(PACKAGES)}
    files = {name: len(text.splitlines()) for name, text in texts.items()}
    functions = {
        f"{name}: {function}": length
        for name, text in texts.items()
        for function, length in _sizes(ast.parse(text))
    }
    for sizes, usual, longest in (
        (files, USUAL_FILE, LONGEST_FILE),
        (functions, USUAL_FUNCTION, LONGEST_FUNCTION),
    ):
        assert {name: size for name, size in sizes.items() if size > longest} == {}
        large = {name: size for name, size in sizes.items() if size > usual}
        assert len(large) <= (1 - USUAL_SHARE) * len(sizes), large


def test_the_domain_uses_the_standard_library_only() -> None:
    for path in (ROOT / "bridge/domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            for name in names:
                top = name.partition(".")[0]
                assert top == "bridge" or top in sys.stdlib_module_names, f"{_name(path)} imports {name}"


def test_no_query_is_put_together_from_pieces() -> None:
    for path in MODULES:
        if not _name(path).startswith(PACKAGES):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                assert not CYPHER_WORDS.search(text), (
                    f"{_name(path)}:{node.lineno} builds Cypher in an f-string"
                )


def test_a_query_file_holds_one_statement() -> None:
    counts = {_query_name(path): len(split(path.read_text("utf-8"))) for path in QUERIES}
    assert {name: count for name, count in counts.items() if count != 1} == {}


ORDERED_MAP = re.compile(r"RETURN (\w+) \{([^{}]*)\}\s*ORDER BY ([^\n}]*)")


def test_an_order_is_by_what_is_returned() -> None:
    """`RETURN n {.a} ORDER BY n.b` names the map n: the order is by nothing, and Neo4j does not say so."""
    for path in QUERIES:
        for name, kept, order in ORDERED_MAP.findall(path.read_text("utf-8")):
            by = re.findall(rf"\b{name}\.(\w+)", order)
            lost = [key for key in by if ".*" not in kept and f".{key}" not in kept]
            assert not lost, f"{_query_name(path)} orders by {lost}, which its map does not hold"


def _asked_for(tree: ast.AST) -> tuple[set[str], set[str]]:
    """Texts that look like query names, and beginnings of names that a table completes."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    whole, begun = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and QUERY_NAME.match(node.value):
            (begun if id(node) in inside else whole).add(node.value)
    return whole, begun


def test_every_query_file_is_used_and_every_used_one_exists() -> None:
    have = {_query_name(path) for path in QUERIES}
    folders = {name.partition("/")[0] for name in have}
    asked = [_asked_for(ast.parse(path.read_text("utf-8"))) for path in MODULES]
    whole = {name for names, _ in asked for name in names if name.partition("/")[0] in folders}
    begun = tuple(name for _, names in asked for name in names if name.partition("/")[0] in folders)
    unused = {name for name in have - whole if not name.startswith(begun)}
    assert unused == set(), f"query files that nothing asks for: {sorted(unused)}"
    assert whole - have == set(), f"queries asked for that have no file: {sorted(whole - have)}"


def test_every_task_is_declared_and_every_queue_consumed() -> None:
    app.loader.import_default_modules()
    registered = {name for name in app.tasks if not name.startswith("celery.")}
    assert registered == set(task_names.QUEUE_OF)
    assert set(task_names.QUEUE_OF.values()) == set(CONSUMED) == set(programs.QUEUES.split(","))
    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in registered


def test_migrations_are_named_numbered_and_unchanged() -> None:
    landed = dict(
        reversed(line.split(maxsplit=1))
        for line in (ROOT / "graph_schema/migrations.sha256").read_text("utf-8").splitlines()
    )
    assert len(migrate.load()) == len(landed), "write the SHA-256 of a new migration into migrations.sha256"
    for path in migrate.FOLDER.glob("*.cypher"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == landed[path.name], f"{path.name} changed"


def test_python_locks_are_hashed_and_hold_no_addresses() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)
        packages = re.split(r"\n(?=[a-z0-9])", text)
        assert all("--hash=sha256:" in package for package in packages if re.match(r"[a-z0-9]", package))


def test_the_front_end_lock_is_hashed_and_holds_no_addresses() -> None:
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert all("resolved" not in entry and entry.get("integrity") for entry in packages.values())
    assert "://" not in json.dumps(lock)


def test_the_jar_lock_is_hashed_and_holds_no_addresses() -> None:
    text = (ROOT / "graph_schema/server/jgo.lock.toml").read_text("utf-8")
    assert "://" not in text
    assert all(len(jar["sha256"]) == 64 for jar in tomllib.loads(text)["dependencies"])


# Written in halves, so that this file may stand among the files it reads.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"(?<![\w.])/wo" r"rk/",
            r"(?<![\w.])/tm" r"p/",
            r"py" r"pi\.org",
            r"python" r"hosted",
            r"registry\.np" r"mjs",
            r"repo1?\.ma" r"ven",
            r"maven\.or" r"g",
            r"\bTO" r"DO\b",
            r"\bFIX" r"ME\b",
            r"\bXX" r"X\b",
            r"lorem ip" r"sum",
        )
    )
)


def test_no_file_holds_a_forbidden_word_host_or_path() -> None:
    found = []
    for path in _tracked():
        if path.suffix in (".png", ".jpg", ".woff2", ".mo", ".npz", ".xlsx"):
            continue
        text = path.read_text("utf-8")
        found += [f"{_name(path)}: {hit.group()}" for hit in FORBIDDEN.finditer(text)]
    assert not found, "\n".join(found)


def test_no_test_is_skipped_or_mocked() -> None:
    words = re.compile(r"mark\.ski[p]|pytest\.ski[p]|mark\.xfai[l]|unittest\.moc[k]|import moc[k]")
    for path in _tracked("tests/*.py"):
        assert not words.search(path.read_text("utf-8")), _name(path)


def test_every_room_has_its_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = set(re.findall(r"bridge\.\w+", " ".join(contracts[0]["layers"])))
    rooms = {path for path in (ROOT / "bridge").iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.with_suffix("") for path in (ROOT / "bridge").glob("[a-z]*.py")}
    assert {f"bridge.{path.name}" for path in rooms} <= floors
    pure = {"bridge.domain", "bridge.matching", "bridge.network", "bridge.travel", "bridge.zones"}
    reached = {"bridge.web", "bridge.api"}
    names = {f"bridge.{path.name}" for path in rooms}
    assert (pure | {"bridge.services"}) & names <= set(contracts[1]["source_modules"])
    assert reached & names <= set(contracts[2]["source_modules"])
