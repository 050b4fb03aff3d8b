-- One row per part and month ahead of a place: its share of stations as forecast, with the 80 % interval.
SELECT part::VARCHAR AS part, made_on, date, low, middle, high, stations
FROM forecast
WHERE scheme = $scheme AND level = $level AND code = $code
    AND ($allowed IS NULL OR EXISTS (
        SELECT 1 FROM unit
        WHERE unit.scheme = $scheme AND unit.level = $level AND unit.code = $code AND unit.allowed = $allowed
    ))
ORDER BY part, date
