-- delay_site: one row per site that counts and date with a report of known time: the whole days from the period's
-- end to the report by Vietnam's clocks (seven hours ahead of UTC; a report before the end is negative).
CREATE VIEW delay_site AS
SELECT
    * EXCLUDE (days),
    days::INT AS days,
    1::INT AS reports
FROM (
    SELECT *, floor((epoch(submitted_at) + 25200) / 86400) - (date - DATE '1970-01-01') AS days
    FROM station_period
    WHERE counts AND submitted_at IS NOT NULL AND reports_received + reports_unexpected > 0
)
WHERE abs(days) < 1000000;

-- delay_period: one row per date, province of both schemes, kind of site and days: how many reports took that long.
CREATE TABLE delay_period AS
SELECT date, region63, province63, region34, province34, zone, area, connection, days, sum(reports)::INT AS reports
FROM delay_site
GROUP BY ALL
ORDER BY ALL;

CREATE VIEW delays63 AS
SELECT
    date, region63 AS region, province63 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    province34 AS allowed, zone, area, connection, days, reports
FROM delay_period;

CREATE VIEW delays34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, NULL::VARCHAR AS commune,
    province34 AS allowed, zone, area, connection, days, reports
FROM delay_period;

CREATE VIEW delay_sites63 AS
SELECT
    date, region63 AS region, province63 AS province, district63 AS district, commune63 AS commune,
    province34 AS allowed, zone, area, connection, days, reports
FROM delay_site;

CREATE VIEW delay_sites34 AS
SELECT
    date, region34 AS region, province34 AS province, NULL::VARCHAR AS district, commune34 AS commune,
    province34 AS allowed, zone, area, connection, days, reports
FROM delay_site;
