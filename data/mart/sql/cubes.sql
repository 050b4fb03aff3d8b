-- report: one row per site and date that reported: the values as they came, counts in 64 bits, submitted_at in UTC
-- without a zone.
CREATE TABLE report AS
SELECT
    site,
    date,
    submitted_at AT TIME ZONE 'UTC' AS submitted_at,
    network_connected,
    templates_in_use,
    COLUMNS(lambda name: list_contains($reported, name))::BIGINT
FROM read_parquet($reports, filename = true) AS report
JOIN report_file USING (filename)
JOIN station USING (station_id)
ORDER BY site, date;

-- cell: one row per date, province of both schemes and kind of site that occurs; total: the same of all kinds.
CREATE TABLE cell AS
SELECT
    (row_number() OVER (ORDER BY total, zone, area, connection) - 1)::INT AS cell,
    *
FROM (
    SELECT DISTINCT
        date, region63, province63, region34, province34, zone, area, connection,
        province_estimated63 AS estimated63, province_estimated34 AS estimated34,
        dense_rank() OVER (
            ORDER BY date, province63, province34, province_estimated63, province_estimated34
        )::INT AS total
    FROM station_period WHERE counts
)
ORDER BY cell;

-- ledger_site: one row per site that counts and date: its cell and its 78 letters.
CREATE TEMP TABLE ledger_site AS
SELECT cell.date, cell.cell, ledger_states
FROM station_period AS site
JOIN cell
    ON cell.date = site.date
    AND cell.province63 = site.province63
    AND cell.province34 = site.province34
    AND cell.zone IS NOT DISTINCT FROM site.zone
    AND cell.area IS NOT DISTINCT FROM site.area
    AND cell.connection IS NOT DISTINCT FROM site.connection
    AND cell.estimated63 = site.province_estimated63
    AND cell.estimated34 = site.province_estimated34
WHERE site.counts;

-- ledger_cell: one row per cell: how its sites keep each of the 78 ledgers (78 × 5 counts), filled in outside SQL.
CREATE TEMP TABLE ledger_cell AS
SELECT cell.* EXCLUDE (cell, total), NULL::USMALLINT[390] AS packed_ledgers FROM cell WHERE false;

-- ledger_total: the same per total.
CREATE TABLE ledger_total AS FROM ledger_cell;

-- province_period: one row per date, province of both schemes and kind of site that occurs: every count. By kind
-- first, because it is read where a kind is chosen.
CREATE TABLE province_period AS
WITH summed AS (
    SELECT
        date, region63, province63, region34, province34, zone, area, connection,
        province_estimated63 AS estimated63,
        province_estimated34 AS estimated34,
        sum(COLUMNS(lambda name: list_contains($counts, name)))::BIGINT
    FROM station_period
    WHERE counts
    GROUP BY ALL
)
SELECT *, array_value(*COLUMNS(lambda name: list_contains($counts, name))) AS packed_counts
FROM summed
ORDER BY zone, area, connection, date, province63, province34;

-- province_total: one row per date and province of both schemes, all kinds of site together: every count.
CREATE TABLE province_total AS
WITH summed AS (
    SELECT
        date, region63, province63, region34, province34,
        NULL::TINYINT AS zone, NULL::TINYINT AS area, NULL::VARCHAR AS connection,
        estimated63, estimated34,
        sum(COLUMNS(lambda name: list_contains($counts, name)))::BIGINT
    FROM province_period
    GROUP BY ALL
)
SELECT *, array_value(*COLUMNS(lambda name: list_contains($counts, name))) AS packed_counts
FROM summed
ORDER BY date, province63, province34;
