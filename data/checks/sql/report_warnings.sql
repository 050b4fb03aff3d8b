-- One row: accepted reports with more records than people, and those from too far after the snapshot.
SELECT
    count(*) FILTER (records_created > population) AS over_population,
    count(*) FILTER (submitted_at > $future::TIMESTAMP AT TIME ZONE 'UTC') AS future_submission
FROM station_report JOIN station USING (station_id)
