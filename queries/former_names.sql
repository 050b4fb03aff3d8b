-- One row per site whose name changed over the snapshots: its id and the names it had before, joined by a dot.
SELECT station_id AS code, string_agg(DISTINCT period.name, ' · ' ORDER BY period.name) AS former
FROM station_period AS period JOIN station USING (site)
WHERE period.name <> station.name
    AND ($allowed IS NULL OR period.province34 = $allowed)
GROUP BY station_id
ORDER BY station_id
