#!/usr/bin/env python3
"""Writes a JSON schema for each kind that an API server knows, as kubeconform looks for them: no unknown field passes.

kubectl get --raw /openapi/v2 | schemas.py FOLDER
"""

import json
import sys
from pathlib import Path

PREFIX = "#/definitions/"
# Types that the description calls texts, and the server also takes as numbers.
NUMBERS = {"io.k8s.apimachinery.pkg.api.resource.Quantity", "io.k8s.apimachinery.pkg.util.intstr.IntOrString"}

# What says nothing that kubeconform could check, or what it does not know.
WORDLESS = {"description", "format"}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    definitions = json.load(sys.stdin)["definitions"]
    for definition in definitions.values():
        for kind in definition.get("x-kubernetes-group-version-kind", []):
            schema = resolved(definition, definitions, ())
            (folder / file_name(kind)).write_text(json.dumps(schema))


def file_name(kind: dict[str, str]) -> str:
    group = kind["group"].split(".")[0]
    words = [kind["kind"], group, kind["version"]] if group else [kind["kind"], kind["version"]]
    return "-".join(words).lower() + ".json"


def resolved(schema: dict, definitions: dict, within: tuple[str, ...]) -> dict:
    """A schema with what it refers to in place, and closed; one that holds itself is left open there."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(PREFIX)
        if name in NUMBERS:
            return {"type": ["string", "number"]}
        return {} if name in within else resolved(definitions[name], definitions, (*within, name))
    if schema.get("format") == "int-or-string" or schema.get("x-kubernetes-int-or-string"):
        return {"type": ["string", "integer"]}
    return {word: value(word, part, definitions, within) for word, part in closed(schema).items()}


def value(word: str, part: object, definitions: dict, within: tuple[str, ...]) -> object:
    if word == "properties" and isinstance(part, dict):
        return {name: resolved(inner, definitions, within) for name, inner in part.items()}
    if word in ("items", "additionalProperties") and isinstance(part, dict):
        return resolved(part, definitions, within)
    return part


def closed(schema: dict) -> dict:
    kept = {word: part for word, part in schema.items() if word not in WORDLESS and not word.startswith("x-")}
    if "properties" in kept and not schema.get("x-kubernetes-preserve-unknown-fields"):
        kept.setdefault("additionalProperties", False)
    return kept


if __name__ == "__main__":
    main()
