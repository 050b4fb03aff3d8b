-- One row a register row that fails: its number and every reason.
WITH judged AS (
    SELECT
        row, bad_value, inconsistent,
        station_id IS NULL AS null_key,
        trim(station_id, $white_space) = '' AS blank_key,
        commune_code IS NOT NULL AND commune_code NOT IN (SELECT code FROM commune) AS unknown_commune
    FROM arrived
)
SELECT
    row,
    list_filter([
        if(null_key, 'null_key', NULL),
        if(blank_key, 'blank_key', NULL),
        if(bad_value, 'bad_value', NULL),
        if(unknown_commune, 'unknown_commune', NULL),
        if(inconsistent, 'inconsistent', NULL)
    ], lambda reason: reason IS NOT NULL) AS reasons
FROM judged
WHERE null_key OR blank_key OR bad_value OR unknown_commune OR inconsistent
