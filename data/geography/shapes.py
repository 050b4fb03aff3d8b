"""Builds the shapes of every level into a folder; official shapes loaded there take their level's place."""

from pathlib import Path

from data.durable import make_folder, replace_file
from data.errors import TramSoError
from data.geography.insets import Bounds
from data.geography.layer_files import bounds_of, write_layer
from data.geography.layers import approximate_layers
from data.geography.manifest import METHOD, NAME, GeographyManifest, LayerFile, load_manifest
from data.geography.official import official_fingerprint, with_official
from data.geography.units import load_units
from data.progress import Progress, silent


def ready(folder: Path) -> bool:
    """Whether the folder holds shapes of these units, drawn this way, with every file in place."""
    try:
        manifest = load_manifest(folder)
    except TramSoError:
        return False
    made_of = (manifest.method, manifest.units, manifest.official)
    if made_of != (METHOD, load_units().fingerprint, official_fingerprint(folder)):
        return False
    return all(_whole(folder, layer) for layer in manifest.layers.values())


def _whole(folder: Path, layer: LayerFile) -> bool:
    file = folder / layer.file
    return file.is_file() and file.stat().st_size == layer.bytes


def build(folder: Path, progress: Progress = silent) -> GeographyManifest:
    """The shapes of every layer in the folder: drawn when they are not there yet (10 s on 2 cores)."""
    return load_manifest(folder) if ready(folder) else _draw(folder, progress)


def _draw(folder: Path, progress: Progress) -> GeographyManifest:
    """Readers see new shapes when the manifest is replaced, last; file names carry their content's hash."""
    make_folder(folder)
    progress("shapes", 0, 1)
    layers = with_official(folder, approximate_layers())
    files: dict[str, LayerFile] = {}
    bounds: dict[str, dict[str, Bounds]] = {"63": {}, "34": {}}
    for done, layer in enumerate(layers, start=1):
        files |= write_layer(folder, layer)
        bounds[layer.scheme] |= bounds_of(layer)
        progress("shapes", done, len(layers))
    manifest = GeographyManifest(
        METHOD, load_units().fingerprint, official_fingerprint(folder), files, bounds
    )
    replace_file(folder / NAME, manifest.to_json().encode())
    return manifest
