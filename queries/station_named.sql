-- One row per site of a list that counts on the date: where it lies, how far it is.
SELECT
    station.station_id,
    period.name,
    period.province34,
    period.province63,
    period.stage,
    period.ledgers_electronic,
    period.ledgers_base,
    period.stations_deployed,
    period.stations_deployed_base,
    period.reports_expected,
    period.reports_received,
    period.reports_on_time,
    period.reports_on_time_base,
    period.reports_unexpected,
    period.reports_held_back
FROM station_period AS period JOIN station USING (site)
WHERE period.date = $date AND period.counts AND list_contains($stations, station.station_id)
ORDER BY site
