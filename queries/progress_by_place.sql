-- One row per place of a level that has a site in the scope: how its ledgers are kept on the date, all 78 of every
-- site or one of them ($ledger is its number), how many of its sites are paperless or went back, and who reported.
SELECT
    code_at($level, region, province, district, commune) AS code,
    sum(stations)::BIGINT AS stations,
    sum(if($ledger IS NULL, ledgers_electronic, (letter = 'E')::INT))::BIGINT AS electronic,
    sum(if($ledger IS NULL, ledgers_parallel, (letter = 'B')::INT))::BIGINT AS parallel,
    sum(if($ledger IS NULL, ledgers_paper, (letter = 'P')::INT))::BIGINT AS paper,
    sum(if($ledger IS NULL, ledgers_not_applicable, (letter = 'N')::INT))::BIGINT AS not_applicable,
    sum(if($ledger IS NULL, ledgers_missing, (letter = '-')::INT))::BIGINT AS missing,
    sum(stations_paperless)::BIGINT AS stations_paperless,
    sum(stations_paperless_base)::BIGINT AS stations_paperless_base,
    sum(stations_back_to_paper)::BIGINT AS stations_back_to_paper,
    sum(reports_expected)::BIGINT AS reports_expected,
    sum(reports_received)::BIGINT AS reports_received
FROM (
    SELECT *, substr(ledger_states, $ledger, 1) AS letter
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
)
GROUP BY code
