"""Manifest of the built geography: the files of each layer and the frame of each unit."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from data.errors import TramSoError
from data.geography.insets import COUNTRY, Bounds

NAME = "manifest.json"
OFFICIAL = "official"  # the folder of loaded shapes inside the geography's folder
BORDERS = "borders.parquet"  # which units of each layer share a border
METHOD = 3  # raise it when the way shapes are drawn changes, so that built ones are drawn anew


@dataclass(frozen=True)
class LayerFile:
    """One layer as a file for browsers (GeoJSON; .gz and .br beside it) with its SHA-256 and size in bytes.

    features have `id` = code and one property, code. parquet is the same as GeoParquet (empty for the
    communes of one province). source and date are null when the shapes are approximate; kept: the
    units of an official layer that keep an approximate shape.
    """

    file: str
    sha256: str
    bytes: int
    units: int
    approximate: bool
    source: str | None = None
    date: str | None = None
    parquet: str = ""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class GeographyManifest:
    """layers: by name, `34-province`, `63-commune`, or `34-commune-01` for the communes of one province.

    bounds: scheme → code → (west, south, east, north) in degrees of every unit; the units that are an
    archipelago have the frame of its inset, and others are framed without them.
    """

    method: int
    units: str
    official: str
    layers: dict[str, LayerFile]
    bounds: dict[str, dict[str, Bounds]]

    def frame(self, scheme: str, code: str | None) -> Bounds:
        """The bounds that show the unit whole; the country's when the code is none of that scheme."""
        return self.bounds[scheme].get(code or "", COUNTRY)

    def centre(self, scheme: str, code: str | None) -> tuple[float, float]:
        """Longitude and latitude of the middle of the unit's frame."""
        west, south, east, north = self.frame(scheme, code)
        return (west + east) / 2, (south + north) / 2

    def to_json(self) -> str:
        """The manifest as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def official_fingerprint(folder: Path) -> str:
    """Changes whenever shapes are loaded or removed; empty when there are none."""
    notes = sorted((folder / OFFICIAL).glob("*.json"))
    return hashlib.sha256(b"".join(note.read_bytes() for note in notes)).hexdigest()[:12] if notes else ""


def load_manifest(folder: Path) -> GeographyManifest:
    """The manifest of a built geography; raises TramSoError when there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        layers = {
            name: LayerFile(**layer | {"kept": tuple(layer.get("kept", ()))})
            for name, layer in content.pop("layers").items()
        }
        bounds = {
            scheme: {code: (box[0], box[1], box[2], box[3]) for code, box in units.items()}
            for scheme, units in content.pop("bounds").items()
        }
        return GeographyManifest(**content, layers=layers, bounds=bounds)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TramSoError(f"No map shapes in {folder}: run `python -m data geography` first.") from error
