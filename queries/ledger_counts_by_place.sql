-- One row per place of a level that has a site, and ledger: how many of its sites keep it in which way on the date.
SELECT
    COLUMNS(lambda name: name = $level) AS code,
    format('L{:02d}', ledger::INT) AS ledger_id,
    sum(ledgers_paper)::BIGINT AS paper_only,
    sum(ledgers_parallel)::BIGINT AS parallel,
    sum(ledgers_electronic)::BIGINT AS electronic_only,
    sum(ledgers_not_applicable)::BIGINT AS not_applicable,
    sum(ledgers_missing)::BIGINT AS missing
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date = $date
GROUP BY 1, ledger
ORDER BY code, ledger
