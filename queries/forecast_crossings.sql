-- One row per province: the month in which its paperless stations reach a share of those whose ledgers are all
-- known, by the upper end of the interval (early), the median and the lower end (late); null: not in the horizon.
SELECT
    code,
    any_value(stations) AS stations,
    min(date) FILTER (high * stations >= ($per_mille * stations + 999) // 1000 - 0.5) AS early,
    min(date) FILTER (middle * stations >= ($per_mille * stations + 999) // 1000 - 0.5) AS reached,
    min(date) FILTER (low * stations >= ($per_mille * stations + 999) // 1000 - 0.5) AS late
FROM forecast
WHERE scheme = $scheme AND level = 'province' AND part = 'paperless'
    AND ($allowed IS NULL OR code IN (
        SELECT unit.code FROM unit
        WHERE unit.scheme = $scheme AND unit.level = 'province' AND unit.allowed = $allowed
    ))
GROUP BY code
ORDER BY code
