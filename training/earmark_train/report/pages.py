"""Both forms of a report: `REPORT.md` to keep beside the model, `report.html` with its pictures in it; other pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2

from earmark_train.report import detection, pictures
from earmark_train.report.figures import Outcome

FORMS = ("REPORT.md", "report.html")


def write(out: Path, said: dict[str, Any]) -> None:
    """Writes both; the pictures of the page also by themselves, as SVG."""
    drawn = drawings(said)
    folder = out / "pictures"
    folder.mkdir(exist_ok=True)
    for name, picture in drawn.items():
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
    for name in FORMS:
        write_page(out / name, {**said, "pictures": drawn})


def write_page(path: Path, said: dict[str, Any]) -> Path:
    """Writes the page of that name from the template of that name."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("earmark_train.report"),
        autoescape=path.suffix == ".html",
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"percent": percent, "grouped": lambda n: f"{n:,}"}
    path.write_text(environment.get_template(f"{path.name}.j2").render(**said), encoding="utf-8")
    return path


def drawings(said: dict[str, Any]) -> dict[str, str]:
    """The pictures by name, as SVG elements; those of which there is nothing to draw are left out."""
    outcome: Outcome = said["outcome"]
    found = {
        "alluvial": pictures.alluvial(outcome),
        "heat-map": pictures.heat_map(outcome),
        "detection": detection.curves(outcome),
        "reliability": pictures.reliability(outcome),
        "mistakes": pictures.spectrograms(said["worst"]),
        "training": pictures.curves(said["curve"]),
    }
    return {name: picture for name, picture in found.items() if picture}


def percent(share: float, digits: int = 1) -> str:
    """A share as a number of hundredths, without the sign."""
    return f"{share * 100:.{digits}f}"
