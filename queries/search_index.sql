-- One row per unit of either scheme and per site ever registered: what a reader can look for by name or code.
WITH renamed AS (
    SELECT site, string_agg(DISTINCT period.name, ' · ') AS former
    FROM station_period AS period JOIN station USING (site)
    WHERE period.name <> station.name
    GROUP BY site
)
SELECT
    'unit' AS kind, scheme, level, code, name_vi, name_en, short_vi, NULL::VARCHAR AS former,
    province_code AS province, district_code AS district, NULL::VARCHAR AS commune, valid_from, valid_to
FROM unit
WHERE $allowed IS NULL OR allowed = $allowed
UNION ALL
SELECT
    'station', '34', 'station', station_id, station.name, station.name, station.name, renamed.former,
    latest.province34, NULL, latest.commune34, first_date, last_date
FROM station
JOIN station_period AS latest ON latest.site = station.site AND latest.date = station.last_date
LEFT JOIN renamed ON renamed.site = station.site
WHERE $allowed IS NULL OR latest.province34 = $allowed
ORDER BY ALL
