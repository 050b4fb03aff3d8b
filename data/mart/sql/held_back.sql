-- One row per site of which something was sent for one date and nothing of its kind accepted: why its register row and
-- its report were held back (empty: none was), when that report was sent (the latest; null where its time cannot be
-- read), how many of its ledgers came and are not known for that, and why. Reasons stand in the contract's order.
WITH sent AS (
    SELECT
        "table",
        reasons,
        json_extract_string("values", '$.station_id') AS station_id,
        json_extract_string("values", '$.ledger_id') AS ledger_id,
        try_cast(json_extract_string("values", '$.submitted_at') AS TIMESTAMPTZ) AT TIME ZONE 'UTC' AS sent_at
    FROM read_parquet($quarantine)
),
not_accepted AS (
    SELECT * FROM sent ANTI JOIN read_parquet($station) USING (station_id) WHERE "table" = 'station'
    UNION ALL
    SELECT * FROM sent ANTI JOIN read_parquet($station_report) USING (station_id) WHERE "table" = 'station_report'
    UNION ALL
    SELECT * FROM sent ANTI JOIN read_parquet($ledger_status) USING (station_id, ledger_id)
    WHERE "table" = 'ledger_status'
),
by_site AS (
    SELECT
        station_id,
        flatten(list(reasons) FILTER ("table" = 'station')) AS register,
        flatten(list(reasons) FILTER ("table" = 'station_report')) AS report,
        max(sent_at) FILTER (sent_at BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2999-12-31') AS sent_at,
        count(DISTINCT coalesce(ledger_id, '')) FILTER ("table" = 'ledger_status')::INT AS ledgers,
        flatten(list(reasons) FILTER ("table" = 'ledger_status')) AS ledger_reasons
    FROM not_accepted
    WHERE trim(station_id) <> ''
    GROUP BY station_id
)
SELECT $date AS date, * REPLACE (
    list_filter($reasons, lambda reason: list_contains(register, reason)) AS register,
    list_filter($reasons, lambda reason: list_contains(report, reason)) AS report,
    list_filter($reasons, lambda reason: list_contains(ledger_reasons, reason)) AS ledger_reasons
)
FROM by_site
ORDER BY station_id
