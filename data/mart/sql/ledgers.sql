-- ledger_total: one row per date, province of both schemes and ledger, all kinds of site together.
CREATE TABLE ledger_total AS
WITH summed AS (
    SELECT total, ledger, sum(COLUMNS('^ledgers_'))::INT
    FROM ledger_count JOIN cell USING (cell)
    GROUP BY total, ledger
),
total AS (SELECT DISTINCT cell.* EXCLUDE (cell, zone, area, connection) FROM cell)
SELECT
    total.* EXCLUDE (total),
    NULL::TINYINT AS zone, NULL::TINYINT AS area, NULL::VARCHAR AS connection,
    summed.* EXCLUDE (total)
FROM summed JOIN total USING (total)
ORDER BY total, ledger;

-- ledger_period: the same for each kind of site.
CREATE VIEW ledger_period AS
SELECT cell.* EXCLUDE (cell, total), ledger_count.* EXCLUDE (cell)
FROM ledger_count JOIN cell USING (cell);

-- ledger_site_period: one row per site that counts, date and ledger; read for a few hundred sites at a time.
CREATE VIEW ledger_site_period AS
SELECT
    site.* EXCLUDE (ledgers_paper, ledgers_parallel, ledgers_electronic, ledgers_not_applicable, ledgers_missing),
    ledger::TINYINT AS ledger,
    (substr(ledger_states, ledger, 1) = 'P')::INT AS ledgers_paper,
    (substr(ledger_states, ledger, 1) = 'B')::INT AS ledgers_parallel,
    (substr(ledger_states, ledger, 1) = 'E')::INT AS ledgers_electronic,
    (substr(ledger_states, ledger, 1) = 'N')::INT AS ledgers_not_applicable,
    (substr(ledger_states, ledger, 1) = '-')::INT AS ledgers_missing
FROM station_period AS site CROSS JOIN range(1, 79) AS numbers (ledger)
WHERE counts;
