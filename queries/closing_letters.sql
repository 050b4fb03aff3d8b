-- One row per site that counts on the date, knows all its ledgers and has 1 to $named of them on paper or in parallel.
SELECT site, ledger_states
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date AND counts AND packed_counts[$missing] = 0
    AND packed_counts[$parallel] + packed_counts[$paper] BETWEEN 1 AND $named
