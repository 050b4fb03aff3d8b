-- survival_site: one row per site that counts and is deployed on the last date that was meant: how many
-- months it took. A site is known in a snapshot with all of its ledgers.
-- followed: it was known by the month of its deployment, and not without paper before that.
-- already: it is not followed and was without paper when first known, so that nobody knows how long it took.
-- months: from the day of deployment to the first snapshot without paper, months begun; or to the last one in
-- which it was known, whole months: so an event within 36 months came within 36 months to the day.
-- moves: the months begun in which it left paper, took it up again, left it again and so on, by its last snapshot
-- of each such month; until: the last whole month in which it was known, or that of its last move.
-- back: it was without paper and is not when last known.
-- parallel_months: from the first snapshot with a ledger in parallel to the first one after it without, or to the
-- last with a ledger known; null where there was none, or where it ran in parallel from its first ledgers on.
CREATE OR REPLACE TEMP MACRO months_begun(since, day) AS
    greatest(
        date_sub('month', since, day)
        + coalesce(since + to_months(date_sub('month', since, day)::INT) < day, false)::INT,
        0
    )::INT;

CREATE TEMP TABLE survival_site AS
WITH seen AS (
    FROM station_period WHERE counts AND date IN (SELECT date FROM snapshot WHERE meant)
),
past AS (
    SELECT
        site,
        min(date) FILTER (ledgers_missing < 78) AS first_ledgers,
        max(date) FILTER (ledgers_missing < 78) AS last_ledgers,
        min(date) FILTER (stations_paperless_base = 1) AS first_known,
        max(date) FILTER (stations_paperless_base = 1) AS last_known,
        min(date) FILTER (stations_paperless = 1) AS paperless_on,
        arg_max(stations_paperless, date) FILTER (stations_paperless_base = 1) AS paperless_now,
        min(date) FILTER (ledgers_parallel > 0) AS parallel_on
    FROM seen GROUP BY site
),
spell AS (
    SELECT site, min(date) AS parallel_end
    FROM seen JOIN past USING (site)
    WHERE date > parallel_on AND ledgers_parallel = 0 AND ledgers_missing = 0
    GROUP BY site
),
monthly AS (
    SELECT site, months_begun(now.platform_since, date) AS month, arg_max(seen.stations_paperless, date) AS state
    FROM seen
    JOIN past USING (site)
    JOIN (SELECT site, platform_since FROM seen WHERE date = (SELECT max(date) FROM snapshot WHERE meant)) AS now
        USING (site)
    WHERE seen.stations_paperless_base = 1 AND past.paperless_on IS NOT NULL
    GROUP BY ALL
),
moved AS (
    SELECT site, list(month ORDER BY month) AS moves
    FROM (SELECT *, lag(state, 1, 0) OVER (PARTITION BY site ORDER BY month) AS before FROM monthly)
    WHERE state != before
    GROUP BY site
),
entered AS (
    SELECT
        now.*,
        past.* EXCLUDE (site),
        date_diff('month', now.platform_since, past.first_known) AS known_after,
        past.paperless_on IS NOT DISTINCT FROM past.first_known AS without_paper,
        greatest(date_sub('month', now.platform_since, past.last_known), 0)::INT AS whole_months,
        coalesce(moved.moves, []::INT[]) AS moves
    FROM station_period AS now JOIN past USING (site) LEFT JOIN moved USING (site)
    WHERE now.date = (SELECT max(date) FROM snapshot WHERE meant) AND now.counts AND now.stations_deployed = 1
)
SELECT
    site, region63, province63, region34, province34,
    coalesce(zone::VARCHAR, '') AS zone,
    year(platform_since)::VARCHAR AS cohort,
    platform_since,
    CASE WHEN paperless_on IS NULL THEN whole_months ELSE months_begun(platform_since, paperless_on) END AS months,
    moves,
    greatest(whole_months, coalesce(list_last(moves), 0)) AS until,
    paperless_on IS NOT NULL AS event,
    coalesce(paperless_on IS NOT NULL AND paperless_now = 0, false) AS back,
    (known_after = 0 OR known_after < 0 AND NOT without_paper) IS TRUE AS followed,
    (without_paper AND known_after != 0) IS TRUE AS already,
    CASE WHEN parallel_on > first_ledgers
        THEN date_diff('month', parallel_on, coalesce(spell.parallel_end, last_ledgers))::INT
        END AS parallel_months,
    spell.parallel_end IS NOT NULL AS parallel_ended
FROM entered LEFT JOIN spell USING (site)
ORDER BY site;
