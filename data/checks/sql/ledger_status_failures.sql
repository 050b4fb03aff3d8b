-- One row a ledger row that fails: its number and every reason.
WITH judged AS (
    SELECT
        row, bad_value, station_id, ledger_id,
        station_id IS NULL OR ledger_id IS NULL AS null_key,
        station_id IS NOT NULL AND station_id NOT IN (SELECT station_id FROM station) AS unknown_station,
        ledger_id NOT IN (SELECT unnest($ledger_ids)) AS unknown_ledger
    FROM arrived
)
SELECT
    row,
    list_filter([
        if(null_key, 'null_key', NULL),
        if(trim(station_id, $white_space) = '' OR trim(ledger_id, $white_space) = '', 'blank_key', NULL),
        if(bad_value, 'bad_value', NULL),
        if(unknown_station, 'unknown_station', NULL),
        if(unknown_ledger, 'unknown_ledger', NULL)
    ], lambda reason: reason IS NOT NULL) AS reasons
FROM judged
WHERE null_key OR bad_value OR unknown_station OR unknown_ledger -- a blank id is unknown too
