"""Plotly's figure → SVG: the picture of a chart before any script has run, and in files.

Knows of Plotly what `components.renderers.plotly` uses of it: lines, bars and heatmaps whose axes have
ranges and ticks. `picture` puts a figure together; `traces`, `cells` and `marks` draw its parts; `hits` has
the words under the pointer.
"""
