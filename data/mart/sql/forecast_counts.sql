-- One row per date and province of both schemes: stations, those deployed, those whose ledgers are all known,
-- the paperless ones, and the last two of those deployed.
SELECT
    date, region63, province63, region34, province34,
    sum(stations)::INT AS stations,
    sum(stations_deployed)::INT AS deployed,
    sum(stations_paperless_base)::INT AS known,
    sum(stations_paperless)::INT AS paperless,
    sum(stations_paperless_base * stations_deployed)::INT AS known_deployed,
    sum(stations_paperless * stations_deployed)::INT AS paperless_deployed
FROM station_period
WHERE counts
GROUP BY ALL
ORDER BY ALL
