-- One row per place of a level within the scope: how its ledgers are kept on the date, all 78 of every site or
-- one of them ($ledger is its number), how many of its sites are paperless or went back, and who reported.
-- Places without a site stay in as zeros.
WITH counted AS (
    SELECT
        COLUMNS(lambda name: name = $level) AS code,
        sum(stations) AS stations,
        sum(if($ledger IS NULL, ledgers_electronic, (substr(ledger_states, $ledger, 1) = 'E')::INT)) AS electronic,
        sum(if($ledger IS NULL, ledgers_parallel, (substr(ledger_states, $ledger, 1) = 'B')::INT)) AS parallel,
        sum(if($ledger IS NULL, ledgers_paper, (substr(ledger_states, $ledger, 1) = 'P')::INT)) AS paper,
        sum(if($ledger IS NULL, ledgers_not_applicable, (substr(ledger_states, $ledger, 1) = 'N')::INT))
            AS not_applicable,
        sum(if($ledger IS NULL, ledgers_missing, (substr(ledger_states, $ledger, 1) = '-')::INT)) AS missing,
        sum(stations_paperless) AS stations_paperless,
        sum(stations_paperless_base) AS stations_paperless_base,
        sum(stations_back_to_paper) AS stations_back_to_paper,
        sum(reports_expected) AS reports_expected,
        sum(reports_received) AS reports_received
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
    GROUP BY 1
)
SELECT
    unit.code,
    coalesce(COLUMNS(counted.* EXCLUDE (code)), 0)::BIGINT
FROM unit LEFT JOIN counted USING (code)
WHERE unit.scheme = $scheme
    AND unit.level = $level
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND (
        stations IS NOT NULL
        OR (
            ($allowed IS NULL OR unit.allowed = $allowed)
            AND (unit.valid_from IS NULL OR unit.valid_from <= $valid_on)
            AND (unit.valid_to IS NULL OR unit.valid_to >= $valid_on)
        )
    )
ORDER BY unit.code
