"""The source that a stage is made of, so that it is made again where that is another."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent
NAME = PACKAGE.name


def digest_of_source(stage: str) -> str:
    """A digest of the modules that the stage goes through, and of the templates of its pages."""
    digest = hashlib.sha256()
    for file in [*modules_of(f"{NAME}.{stage}.stage"), *sorted((PACKAGE / stage).rglob("*.j2"))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def modules_of(module: str) -> list[Path]:
    """The files of a module of this package and of all others of it that it imports, itself or through them."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        file = _file(waiting.pop())
        if file and file not in found:
            found.add(file)
            waiting += _imported(file)
    return sorted(found)


def _file(module: str) -> Path | None:
    """None for what is no module but a name in one."""
    base = PACKAGE.parent.joinpath(*module.split("."))
    return next((f for f in (base.with_suffix(".py"), base / "__init__.py") if f.exists()), None)


def _imported(file: Path) -> Iterator[str]:
    """What a file imports of this package, in functions too: modules, their packages, and names in them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{NAME}."):
            yield from _packages(str(node.module))
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (m for n in node.names if n.name.startswith(f"{NAME}.") for m in _packages(n.name))


def _packages(module: str) -> Iterator[str]:
    parts = module.split(".")
    return (".".join(parts[:k]) for k in range(2, len(parts) + 1))
