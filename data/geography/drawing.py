"""Draws every layer into a folder."""

from pathlib import Path

import polars as pl

from data.geography.borders import borders
from data.geography.frames import frames_of
from data.geography.layer_files import write_layer
from data.geography.layers import approximate_layers
from data.geography.manifest import BORDERS, NAME, GeographyManifest, LayerFile
from data.geography.official import with_official
from data.progress import Progress
from data.store.durable import make_folder, replace_file


def draw(folder: Path, made_of: tuple[int, str, str], progress: Progress) -> GeographyManifest:
    """Readers see new shapes when the manifest is replaced, last; file names carry their content's hash."""
    make_folder(folder)
    progress("Drawing layers", 0, 1)
    layers = with_official(folder, approximate_layers())
    files: dict[str, LayerFile] = {}
    for done, layer in enumerate(layers, start=1):
        files |= write_layer(folder, layer)
        progress("Drawing layers", done, len(layers))
    pl.concat([borders(layer) for layer in layers]).write_parquet(folder / f".{BORDERS}")
    (folder / f".{BORDERS}").replace(folder / BORDERS)
    manifest = GeographyManifest(*made_of, files, frames_of(layers))
    replace_file(folder / NAME, manifest.to_json().encode())
    return manifest
