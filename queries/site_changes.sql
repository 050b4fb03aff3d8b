-- One row per site of the scope that changed between an earlier date and the snapshot's, by id, with a column for each
-- kind of change. Both dates are those on which it counts.
-- silent, held_back: due on both, its report accepted on the earlier one, now not sent or not accepted. paper: the rule
-- of history.sql, between these two dates. reached: known not to be paperless then, paperless now. recovered: due then
-- without an accepted report, with one now. new, closed: counts on one of them only. merged: a station then, a post now,
-- of the station in `joined`.
WITH counted AS MATERIALIZED (
    SELECT
        date, site, name, site_kind, province, district, commune, phone, people, paperless, ledger_states, last_report,
        opened_on, parent_station_id, reports_expected, reports_received, reports_unexpected, stations_silent
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date IN ($date, $earlier) AND counts
),
later AS (FROM counted WHERE date = $date),
earlier AS (FROM counted WHERE date = $earlier),
changed AS (
    SELECT
        site,
        coalesce(later.name, earlier.name) AS name,
        coalesce(later.province, earlier.province) AS province,
        coalesce(later.district, earlier.district) AS district,
        coalesce(later.commune, earlier.commune) AS commune,
        coalesce(later.phone, earlier.phone) AS phone,
        coalesce(later.people, earlier.people) AS people,
        later.last_report,
        later.opened_on,
        later.parent_station_id,
        earlier.ledger_states AS states_before,
        later.ledger_states AS states,
        later.reports_expected = 1 AND later.reports_received = 0 AND earlier.reports_received = 1 AS stopped,
        later.stations_silent = 1 AS is_silent,
        coalesce(earlier.paperless AND NOT later.paperless, false) AS left_paperless,
        -- Three ledgers cannot be back on paper where fewer differ.
        CASE WHEN hamming(earlier.ledger_states, later.ledger_states) >= $back_to_paper_ledgers THEN bit_count(
            translate(earlier.ledger_states, 'EPBN-', '10000')::BIT
            & translate(later.ledger_states, 'PBEN-', '11000')::BIT
        ) ELSE 0 END AS reopened,
        later.site IS NULL AS closed,
        coalesce(earlier.reports_expected = 1 AND earlier.reports_received = 0
            AND later.reports_received + later.reports_unexpected > 0, false) AS recovered,
        coalesce(later.paperless AND NOT earlier.paperless, false) AS reached,
        earlier.site IS NULL AS new,
        coalesce(later.site_kind = 'point' AND earlier.site_kind = 'station', false) AS merged
    FROM earlier FULL JOIN later USING (site)
)
SELECT
    station.station_id,
    changed.name,
    province,
    district,
    commune,
    phone,
    people,
    last_report,
    opened_on,
    states_before,
    states,
    held_back.sent_at,
    held_back.report AS refused,
    parent.name AS joined,
    coalesce(stopped AND is_silent, false) AS silent,
    left_paperless OR reopened >= $back_to_paper_ledgers AS paper,
    coalesce(stopped AND NOT is_silent, false) AS held_back,
    closed,
    recovered,
    reached,
    new,
    merged
FROM changed
JOIN station USING (site)
LEFT JOIN held_back ON held_back.station_id = station.station_id AND held_back.date = $date
LEFT JOIN station AS parent ON parent.station_id = changed.parent_station_id
WHERE stopped OR left_paperless OR reopened >= $back_to_paper_ledgers
    OR closed OR recovered OR reached OR new OR merged
ORDER BY station.station_id
