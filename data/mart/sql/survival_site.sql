-- survival_site: one row per site that counts and is deployed on the last date that was meant: how many months.
-- months: from deployment to the first snapshot without paper, or to the last date where there was none yet.
-- already: it was paperless in its first snapshot, so that it took at most so many months.
-- parallel_months: from the first snapshot with a ledger in parallel to the first one after it without; null where
-- there was none, or where it ran in parallel from its first snapshot on, so that the beginning is not known.
CREATE TEMP TABLE survival_site AS
WITH seen AS (
    FROM station_period WHERE counts AND date IN (SELECT date FROM snapshot WHERE meant)
),
past AS (
    SELECT
        site,
        min(date) AS first_date,
        min(date) FILTER (stations_paperless = 1) AS paperless_on,
        min(date) FILTER (ledgers_parallel > 0) AS parallel_on
    FROM seen GROUP BY site
),
spell AS (
    SELECT site, min(date) AS parallel_end
    FROM seen JOIN past USING (site)
    WHERE date > parallel_on AND ledgers_parallel = 0 AND ledgers_missing = 0
    GROUP BY site
)
SELECT
    now.site, now.region63, now.province63, now.region34, now.province34,
    coalesce(now.zone::VARCHAR, '') AS zone,
    year(now.platform_since)::VARCHAR AS cohort,
    now.platform_since,
    greatest(date_diff('month', now.platform_since, coalesce(past.paperless_on, now.date)), 0)::INT AS months,
    past.paperless_on IS NOT NULL AS event,
    (past.paperless_on = past.first_date AND date_diff('month', now.platform_since, past.first_date) > 0) IS TRUE
        AS already,
    CASE WHEN past.parallel_on > past.first_date
        THEN date_diff('month', past.parallel_on, coalesce(spell.parallel_end, now.date))::INT
        END AS parallel_months,
    spell.parallel_end IS NOT NULL AS parallel_ended
FROM station_period AS now
JOIN past USING (site)
LEFT JOIN spell USING (site)
WHERE now.date = (SELECT max(date) FROM snapshot WHERE meant) AND now.counts AND now.stations_deployed = 1
ORDER BY now.site;
