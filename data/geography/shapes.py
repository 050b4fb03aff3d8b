"""The shapes of every level in a folder, drawn when missing or when units, method or loaded shapes change."""

from pathlib import Path

from data.errors import TramSoError
from data.geography.manifest import (
    BORDERS,
    METHOD,
    GeographyManifest,
    LayerFile,
    load_manifest,
    official_fingerprint,
)
from data.geography.units import load_units
from data.progress import Progress, silent


def made_of(folder: Path) -> tuple[int, str, str]:
    """Fingerprint of what the shapes depend on: the method, the units and the loaded official shapes."""
    return METHOD, load_units().fingerprint, official_fingerprint(folder)


def ready(folder: Path) -> bool:
    """True where the folder holds shapes of these units, drawn this way, with every file in place."""
    try:
        manifest = load_manifest(folder)
    except TramSoError:
        return False
    if (manifest.method, manifest.units, manifest.official) != made_of(folder):
        return False
    return (folder / BORDERS).is_file() and all(_whole(folder, layer) for layer in manifest.layers.values())


def _whole(folder: Path, layer: LayerFile) -> bool:
    file = folder / layer.file
    return file.is_file() and file.stat().st_size == layer.bytes


def build(folder: Path, progress: Progress = silent) -> GeographyManifest:
    """The shapes of every layer in the folder: drawn when they are not there yet (10 s on 2 cores)."""
    if ready(folder):
        return load_manifest(folder)
    from data.geography.drawing import draw  # the shapes libraries take a second to import

    return draw(folder, made_of(folder), progress)
