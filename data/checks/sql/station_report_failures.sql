-- One row a report that fails: its number and every reason.
WITH judged AS (
    SELECT
        row, bad_value, inconsistent, station_id,
        station_id IS NULL AS null_key,
        station_id IS NOT NULL AND station_id NOT IN (SELECT station_id FROM station) AS unknown_station
    FROM arrived
)
SELECT
    row,
    list_filter([
        if(null_key, 'null_key', NULL),
        if(trim(station_id, $white_space) = '', 'blank_key', NULL),
        if(bad_value, 'bad_value', NULL),
        if(unknown_station, 'unknown_station', NULL),
        if(inconsistent, 'inconsistent', NULL)
    ], lambda reason: reason IS NOT NULL) AS reasons
FROM judged
WHERE null_key OR bad_value OR unknown_station OR inconsistent -- a blank id is no station's
