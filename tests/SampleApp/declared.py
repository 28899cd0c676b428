"""The mutants that mutants.json declares."""
import json
from pathlib import Path


def chosen(id: str | None) -> str | None:
    """The full id: LC-01 alone means LC-01.a, or the one that is declared bare."""
    if not id:
        return None
    declared = json.loads(Path(__file__).with_name("mutants.json").read_text())["mutants"]
    ids = [m["id"] for m in declared]
    found = id if id in ids else next((m["id"] for m in declared if m.get("bare") and m["id"].startswith(id + ".")), f"{id}.a")
    if found not in ids:
        raise SystemExit(f"\"{id}\" is not a mutant. There are: {', '.join(ids)}.")
    return found
