-- One row per unit of either scheme and per site ever registered that the reader may see: what can be looked for.
SELECT
    'unit' AS kind, scheme, level, code, name_vi, name_en, short_vi,
    province_code AS province, district_code AS district, NULL::VARCHAR AS commune, valid_from, valid_to,
    NULL::DATE AS closed_on
FROM unit
UNION ALL
SELECT
    'station', '34', 'station', station_id, station.name, station.name, station.name,
    latest.province34, NULL, latest.commune34, first_date, last_date, latest.closed_on
FROM station
JOIN station_period AS latest ON latest.site = station.site AND latest.date = station.last_date
WHERE $allowed IS NULL OR latest.province34 = $allowed
ORDER BY ALL
