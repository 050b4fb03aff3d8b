-- One row per site with coordinates and one of its nearest others.
SELECT site, other FROM near_site
