-- One row per date and province of both schemes: stations, those deployed, those whose ledgers are all known, and
-- the paperless ones.
SELECT
    date, region63, province63, region34, province34,
    sum(stations)::INT AS stations,
    sum(stations_deployed)::INT AS deployed,
    sum(stations_paperless_base)::INT AS known,
    sum(stations_paperless)::INT AS paperless
FROM station_period
WHERE counts
GROUP BY ALL
ORDER BY ALL
