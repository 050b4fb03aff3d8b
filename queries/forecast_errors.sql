-- One row per part and horizon, of a place alone (whose = place) and of all provinces of its scheme together: how
-- many forecasts from how many months, mean absolute errors in percentage points of the forecast and of two simple
-- methods, the share of intervals that held what came.
SELECT
    whose,
    part::VARCHAR AS part,
    months,
    count(*) AS forecasts,
    count(DISTINCT made_on) AS origins,
    min(made_on) AS first,
    max(made_on) AS latest,
    100 * avg(abs(middle - came)) AS middle,
    100 * avg(abs(last - came)) AS last,
    100 * avg(abs(quarter - came)) AS quarter,
    avg((came BETWEEN low - 1e-9 AND high + 1e-9)::INT) AS covered
FROM forecast_check, (VALUES ('place'), ('provinces')) AS asked(whose)
WHERE scheme = $scheme
    AND CASE whose WHEN 'place' THEN level = $level AND code = $code ELSE level = 'province' END
    AND ($allowed IS NULL OR code IN (
        SELECT unit.code FROM unit
        WHERE unit.scheme = $scheme AND unit.level = forecast_check.level AND unit.allowed = $allowed
    ))
GROUP BY ALL
ORDER BY whose, part, months
