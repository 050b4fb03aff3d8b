-- One row per site of a kind (a station, or a post) that counts on the date: what it cannot change.
SELECT station.station_id, period.zone, period.area, period.connection, period.people
FROM station_period AS period JOIN station USING (site)
WHERE period.date = $date AND period.counts AND period.site_kind = $site_kind
ORDER BY site
