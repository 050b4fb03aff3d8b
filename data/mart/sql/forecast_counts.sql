-- One row per date and province of both schemes: stations, those deployed, those whose ledgers are all known, the
-- paperless ones; ledgers that apply, and those that are electronic only.
SELECT
    date, region63, province63, region34, province34,
    sum(stations)::INT AS stations,
    sum(stations_deployed)::INT AS deployed,
    sum(stations_paperless_base)::INT AS known,
    sum(stations_paperless)::INT AS paperless,
    sum(ledgers_base)::INT AS applying,
    sum(ledgers_electronic)::INT AS electronic
FROM station_period
WHERE counts AND date IN (SELECT date FROM snapshot WHERE meant)
GROUP BY ALL
ORDER BY ALL
