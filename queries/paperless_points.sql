-- One row per site that is paperless on the date and has coordinates, anywhere that the reader may see.
SELECT latitude, longitude
FROM query_table($source)
WHERE date = $date AND counts AND stations_paperless = 1 AND latitude IS NOT NULL AND longitude IS NOT NULL
    AND ($allowed IS NULL OR allowed = $allowed)
ORDER BY latitude, longitude
