-- work: one row per date and site that there is a reason to contact: it is silent, its report was held back, it went
-- back to paper, reported numbers that cannot be true ($impossible checks) or far fewer visits than expected, is late
-- again (in $late_from of the last $late_of snapshots, this one among them), or is $near ledgers or fewer from
-- paperless. Put together here because binding the columns of station_period is most of a question's time.
CREATE TABLE work AS
WITH meant AS (
    SELECT date, row_number() OVER (ORDER BY date) AS number FROM snapshot WHERE meant
),
late AS (
    SELECT
        site,
        date,
        count(*) OVER last_ones AS periods_late,
        min(date) OVER last_ones AS late_since
    FROM station_period
    JOIN meant USING (date)
    WHERE reports_received = 1 AND reports_on_time_base = 1 AND reports_on_time = 0
    WINDOW last_ones AS (PARTITION BY site ORDER BY number RANGE BETWEEN $late_of - 1 PRECEDING AND CURRENT ROW)
    QUALIFY periods_late >= $late_from
),
doubtful AS (
    SELECT
        site,
        date,
        list({
            'check': "check"::VARCHAR, field: field::VARCHAR, value: value::DOUBLE, expected: expected::DOUBLE
        } ORDER BY "check", field) AS impossible
    FROM quality_finding
    WHERE list_contains($impossible, "check"::VARCHAR)
    GROUP BY ALL
),
dropped AS (
    SELECT site, date, value::DOUBLE AS visits, expected::DOUBLE AS visits_expected
    FROM quality_finding
    WHERE "check" = 'over_time' AND field = 'visits' AND value < expected
)
SELECT
    period.site,
    period.date,
    region63,
    province63,
    district63,
    commune63,
    region34,
    province34,
    commune34,
    zone,
    area,
    connection,
    name,
    phone,
    latitude,
    longitude,
    people,
    last_report,
    periods_silent,
    periods_held_back,
    ledgers_reopened,
    stations_silent = 1 AS silent,
    reports_held_back = 1 AS held_back,
    stations_back_to_paper = 1 AS back_to_paper,
    impossible,
    dropped.visits,
    visits_expected,
    periods_late::TINYINT AS periods_late,
    late_since,
    CASE WHEN stations_paperless_base = 1 AND ledgers_paper + ledgers_parallel BETWEEN 1 AND $near
        THEN list_filter(range(1, 79), lambda number: ledger_states[number] IN ('P', 'B'))
    END::TINYINT[] AS ledgers_left
FROM station_period AS period
LEFT JOIN late USING (site, date)
LEFT JOIN doubtful USING (site, date)
LEFT JOIN dropped USING (site, date)
WHERE counts AND (
    stations_silent = 1 OR reports_held_back = 1 OR stations_back_to_paper = 1 OR impossible IS NOT NULL
    OR dropped.site IS NOT NULL OR periods_late IS NOT NULL OR ledgers_left IS NOT NULL
)
ORDER BY period.date, site;

CREATE VIEW work63 AS
SELECT
    region63 AS region, province63 AS province, district63 AS district, commune63 AS commune, province34 AS allowed, work.*
FROM work;

CREATE VIEW work34 AS
SELECT
    region34 AS region, province34 AS province, NULL::VARCHAR AS district, commune34 AS commune,
    province34 AS allowed, work.*
FROM work;
