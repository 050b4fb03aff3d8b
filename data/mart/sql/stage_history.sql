-- stage_history: one row per site, its units and kind as its latest row has them, and one character per date. states:
-- '0' not in the register, or not open yet; '1' … '7' the stage by its place in $stages; '8' on no stage, for its
-- ledgers are unknown; '9' closed. silent: 'x' where a report was due and none was sent, else '.'. Put together when
-- a page is read, the states of 780,000 rows would take two seconds.
CREATE TABLE stage_history AS
WITH numbered AS (
    SELECT
        site,
        number,
        CASE WHEN counts THEN coalesce(list_position($stages, stage), 8)::VARCHAR
             WHEN closed_on <= date THEN '9'
             ELSE '0' END AS state,
        CASE WHEN stations_silent = 1 THEN 'x' ELSE '.' END AS quiet,
        number - coalesce(lag(number) OVER (PARTITION BY site ORDER BY number), -1) - 1 AS absent
    FROM station_period
    JOIN snapshot USING (date)
),
joined AS (
    SELECT
        site,
        rpad(string_agg(repeat('0', absent) || state, '' ORDER BY number), (SELECT count(*)::INT FROM snapshot), '0') AS states,
        rpad(string_agg(repeat('.', absent) || quiet, '' ORDER BY number), (SELECT count(*)::INT FROM snapshot), '.') AS silent
    FROM numbered
    GROUP BY site
),
latest AS (
    SELECT
        site,
        date,
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
        latitude,
        longitude
    FROM station_period
    QUALIFY row_number() OVER (PARTITION BY site ORDER BY date DESC) = 1
)
SELECT latest.* EXCLUDE (date), states, silent
FROM latest
JOIN joined USING (site)
ORDER BY site;

CREATE VIEW stages63 AS
SELECT
    region63 AS region, province63 AS province, district63 AS district, commune63 AS commune, province34 AS allowed,
    stage_history.*
FROM stage_history;

CREATE VIEW stages34 AS
SELECT
    region34 AS region, province34 AS province, NULL::VARCHAR AS district, commune34 AS commune,
    province34 AS allowed, stage_history.*
FROM stage_history;
