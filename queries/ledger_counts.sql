-- One row per ledger of the 78: how many sites of the scope keep it in which way on the date.
WITH counted AS (
    SELECT ledger, sum(COLUMNS('^ledgers_'))
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
    GROUP BY ledger
)
SELECT
    format('L{:02d}', number) AS ledger_id,
    coalesce(ledgers_paper, 0)::BIGINT AS paper_only,
    coalesce(ledgers_parallel, 0)::BIGINT AS parallel,
    coalesce(ledgers_electronic, 0)::BIGINT AS electronic_only,
    coalesce(ledgers_not_applicable, 0)::BIGINT AS not_applicable,
    coalesce(ledgers_missing, 0)::BIGINT AS missing
FROM range(1, 79) AS numbers (number) LEFT JOIN counted ON ledger = number
ORDER BY number
