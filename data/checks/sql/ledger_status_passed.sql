-- One row a ledger row that passed alone, by key and then by arrival.
SELECT * EXCLUDE (bad_value, inconsistent)
FROM arrived ANTI JOIN failed USING (row)
ORDER BY station_id, ledger_id, row
