"""The look and the words of pages, without queries: rooms in layers, from `reading` up to `frame`."""
