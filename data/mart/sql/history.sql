-- history: one row per site and date: what takes the snapshots before to know.
CREATE TEMP TABLE history AS
WITH row AS (
    SELECT
        site,
        number,
        snapshots_in_90_days,
        window_observed,
        date,
        opened_on,
        window_start,
        counts,
        stations_deployed = 1 AS deployed,
        stations_deployed_base = 1 AS deployment_known,
        stations_silent = 1 AS silent,
        reports_received + reports_unexpected > 0 AS reported,
        CASE WHEN stations_paperless_base = 1 THEN stations_paperless = 1 END AS paperless,
        ledgers_electronic,
        ledgers_parallel,
        ledgers_not_applicable,
        ledgers_missing,
        translate(ledger_states, 'EPBN-', '10000')::BIT AS closed_ledgers,
        translate(ledger_states, 'PBEN-', '11000')::BIT AS open_ledgers
    FROM read_parquet($files) JOIN station USING (station_id) JOIN snapshot USING (date)
),
-- The dates so far of which a register row or a report was sent and held back, those without a row included.
held AS (
    SELECT site, date, row_number() OVER (PARTITION BY site ORDER BY date) AS held_so_far
    FROM held_back JOIN station USING (station_id)
    WHERE len(register) + len(report) > 0
),
compared AS (
    SELECT
        row.*,
        coalesce(held_so_far, 0) AS held_so_far,
        lag(number) OVER past IS NOT DISTINCT FROM number - 1 AS follows,
        lag(counts) OVER past AS counted_before,
        lag(paperless) OVER past AS paperless_before,
        bit_count(lag(closed_ledgers) OVER past & open_ledgers) AS reopened,
        sum(silent::INT) OVER past AS misses
    FROM row ASOF LEFT JOIN held ON held.site = row.site AND held.date <= row.date
    WINDOW past AS (PARTITION BY row.site ORDER BY number)
),
judged AS (
    SELECT
        *,
        follows AND counts AND counted_before AS comparable,
        -- The last snapshot that breaks a run of paperless ones, a hole in the register included.
        max(CASE WHEN NOT (counts AND coalesce(paperless, false)) THEN number
                 WHEN NOT follows THEN number - 1 END) OVER past AS run_broken,
        max(CASE WHEN NOT counts OR NOT paperless THEN number END) OVER past AS known_not,
        max(CASE WHEN reported THEN date END) OVER past AS last_report,
        misses - coalesce(max(CASE WHEN reported THEN misses END) OVER past, 0) AS periods_silent,
        held_so_far - coalesce(max(CASE WHEN reported THEN held_so_far END) OVER past, 0) AS periods_held_back
    FROM compared
    WINDOW past AS (PARTITION BY site ORDER BY number)
),
concluded AS (
    SELECT
        *,
        CASE WHEN comparable THEN reopened ELSE 0 END AS ledgers_reopened,
        comparable AND ((paperless_before AND NOT paperless) IS TRUE OR reopened >= $back_to_paper_ledgers)
            AS back_to_paper,
        -- Paperless in every snapshot of the 90 days: false as soon as one is known not to be, not known of anybody
        -- where part of them is unobserved.
        CASE WHEN NOT window_observed THEN NULL
             WHEN number - run_broken >= snapshots_in_90_days THEN true
             WHEN known_not > number - snapshots_in_90_days OR opened_on > window_start THEN false
             END AS sustained
    FROM judged
)
SELECT
    site,
    date,
    last_report,
    periods_silent::SMALLINT AS periods_silent,
    periods_held_back::SMALLINT AS periods_held_back,
    ledgers_reopened::TINYINT AS ledgers_reopened,
    (counts AND coalesce(sustained, false))::BIGINT AS stations_sustained,
    (counts AND sustained IS NOT NULL)::BIGINT AS stations_sustained_base,
    back_to_paper::BIGINT AS stations_back_to_paper,
    -- The highest step that the data shows: what a station does outranks what the register says of it. Without a
    -- single ledger known, a report or a platform says nothing of how it keeps them, nor does a register that never
    -- says who has the platform.
    CASE WHEN NOT counts THEN NULL
         WHEN sustained THEN 'sustained'
         WHEN paperless THEN 'paperless'
         WHEN ledgers_electronic > 0 AND 2 * ledgers_electronic >= 78 - ledgers_not_applicable
             THEN 'mostly_electronic'
         WHEN ledgers_electronic + ledgers_parallel > 0 THEN 'parallel'
         WHEN ledgers_missing = 78 AND (reported OR deployed OR NOT deployment_known) THEN 'unknown'
         WHEN reported THEN 'reporting'
         WHEN deployed THEN 'deployed'
         ELSE 'not_deployed' END AS stage
FROM concluded;
