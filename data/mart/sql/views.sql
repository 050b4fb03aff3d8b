-- ledger_period: one row per cell, by kind of site, because it is read where a kind is chosen.
CREATE TABLE ledger_period AS
FROM ledger_cell ORDER BY zone, area, connection, date;

-- The counts by the units of one scheme: a query names the view that is smallest for its scope through
-- query_table($source). totals: a province, all kinds of site; provinces: a province and kind; sites: a site.
CREATE VIEW totals63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    province34 AS allowed, estimated63 AS estimated, province_total.* EXCLUDE (date)
FROM province_total;

CREATE VIEW provinces63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    province34 AS allowed, estimated63 AS estimated, province_period.* EXCLUDE (date)
FROM province_period;

CREATE VIEW sites63 AS
SELECT
    date, region63 AS region, province63 AS province, district63 AS district, commune63 AS commune,
    province34 AS allowed, estimated63 AS estimated, station_period.* EXCLUDE (date)
FROM station_period;

CREATE VIEW totals34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    province34 AS allowed, estimated34 AS estimated, province_total.* EXCLUDE (date)
FROM province_total;

CREATE VIEW provinces34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    province34 AS allowed, estimated34 AS estimated, province_period.* EXCLUDE (date)
FROM province_period;

CREATE VIEW sites34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, commune34 AS commune,
    province34 AS allowed, estimated34 AS estimated, station_period.* EXCLUDE (date)
FROM station_period;

-- The same with nothing but the keys and all counts in one array: what binds in a third of the time.
CREATE VIEW counts_totals63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, estimated63 AS estimated,
    NULL::BOOLEAN AS district_estimated, packed_counts
FROM province_total;

CREATE VIEW counts_provinces63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, estimated63 AS estimated,
    NULL::BOOLEAN AS district_estimated, packed_counts
FROM province_period;

CREATE VIEW counts_sites63 AS
SELECT
    date, region63 AS region, province63 AS province, district63 AS district, commune63 AS commune,
    zone, area, connection, province34 AS allowed, estimated63 AS estimated,
    district_estimated63 AS district_estimated, packed_counts
FROM station_period;

CREATE VIEW counts_totals34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, estimated34 AS estimated,
    NULL::BOOLEAN AS district_estimated, packed_counts
FROM province_total;

CREATE VIEW counts_provinces34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, estimated34 AS estimated,
    NULL::BOOLEAN AS district_estimated, packed_counts
FROM province_period;

CREATE VIEW counts_sites34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, commune34 AS commune,
    zone, area, connection, province34 AS allowed, estimated34 AS estimated,
    NULL::BOOLEAN AS district_estimated, packed_counts
FROM station_period;

-- How the sites of a province keep each ledger, in one array.
CREATE VIEW ledger_totals63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, packed_ledgers
FROM ledger_total;

CREATE VIEW ledger_provinces63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, packed_ledgers
FROM ledger_period;

CREATE VIEW ledger_totals34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, packed_ledgers
FROM ledger_total;

CREATE VIEW ledger_provinces34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    zone, area, connection, province34 AS allowed, packed_ledgers
FROM ledger_period;

-- scoped: the rows of a view within a scope (`Scope.where` in data/scope.py); null means all. Every question reads
-- through it, so that none forgets what the reader may see. It binds as fast as the clause written out.
CREATE MACRO scoped(
    view_name, in_region, in_province, in_district, in_commune, in_zone, in_area, in_connection, in_allowed
) AS TABLE
FROM query_table(view_name)
WHERE (in_region IS NULL OR region = in_region)
    AND (in_province IS NULL OR province = in_province)
    AND (in_district IS NULL OR district = in_district)
    AND (in_commune IS NULL OR commune = in_commune)
    AND (in_zone IS NULL OR zone = in_zone)
    AND (in_area IS NULL OR area = in_area)
    AND (in_connection IS NULL OR connection = in_connection)
    AND (in_allowed IS NULL OR allowed = in_allowed);

-- code_at: the code of a row's place of a level; null for a level that the scheme does not have.
CREATE MACRO code_at(of_level, region, province, district, commune) AS
    CASE of_level
        WHEN 'region' THEN region
        WHEN 'province' THEN province
        WHEN 'district' THEN district
        WHEN 'commune' THEN commune
    END;
