-- One row per earlier forecast of a place, part (paperless stations, ledgers closed) and horizon: what it said of
-- a later date's share with its 80 % interval, what came, and what two simple methods said.
SELECT part::VARCHAR AS part, months, made_on, date, low, middle, high, came, last, quarter
FROM forecast_check
WHERE scheme = $scheme AND level = $level AND code = $code
    AND ($allowed IS NULL OR EXISTS (
        SELECT 1 FROM unit
        WHERE unit.scheme = $scheme AND unit.level = $level AND unit.code = $code AND unit.allowed = $allowed
    ))
ORDER BY part, months, made_on
