-- report: one row per site and date that reported: the values as they came.
CREATE TABLE report AS
SELECT site, date, report.* EXCLUDE (station_id, filename)
FROM read_parquet($reports, filename = true) AS report
JOIN report_file USING (filename)
JOIN station USING (station_id)
ORDER BY site, date;

-- province_period: one row per date, province of both schemes and kind of station that occurs: every count.
CREATE TABLE province_period AS
SELECT
    date, region63, province63, region34, province34, zone, area, connection,
    province_estimated63 AS estimated63,
    province_estimated34 AS estimated34,
    sum(COLUMNS(lambda name: list_contains($counts, name)))::BIGINT
FROM station_period
WHERE counts
GROUP BY ALL
ORDER BY ALL;
