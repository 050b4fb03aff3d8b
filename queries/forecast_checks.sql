-- One row per earlier forecast of a place or of a province of its scheme, and part (paperless stations, ledgers
-- closed): what it said of the last date's share, what came, and what two naive methods said.
SELECT level, code, part::VARCHAR AS part, months, made_on, date, low, middle, high, came, last, pace
FROM forecast_check
WHERE scheme = $scheme AND (level = 'province' OR (level = $level AND code = $code))
    AND ($allowed IS NULL OR code IN (
        SELECT unit.code FROM unit
        WHERE unit.scheme = $scheme AND unit.level = forecast_check.level AND unit.allowed = $allowed
    ))
ORDER BY level, code, part, months
