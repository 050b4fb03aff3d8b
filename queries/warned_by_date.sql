-- One row per accepted value, column or station of the date that is hard to believe; they belong to no place, so only
-- readers of the whole country have any.
SELECT warning, "table", "column", compared, station_id, file, row_number, before, now
FROM warned
WHERE date = $date AND $allowed IS NULL
ORDER BY ALL
