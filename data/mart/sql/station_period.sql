-- One row per accepted site of one date: its register row and every count that the date alone decides.
-- A site that does not count (not open yet, closed) stays in with zero counts. A value counts only where its
-- denominator is known too, so that numerator and denominator always speak of the same sites.
WITH site AS (
    SELECT
        station.*,
        len(held_back.report) > 0 AS report_held_back,
        coalesce(held_back.ledgers, 0) AS ledgers_held_back,
        (opened_on IS NULL OR opened_on <= $date) AND (closed_on IS NULL OR closed_on > $date) AS counts,
        coalesce(platform_since <= $date, false) AS deployed,
        -- A register that names no date at all does not say who has V20.
        bool_or(platform_since IS NOT NULL) OVER () AS deployment_known,
        ledgers.ledger_states
    FROM read_parquet($station) AS station
    JOIN ledgers USING (station_id)
    LEFT JOIN held_back USING (station_id)
),
open_site AS (
    SELECT
        *,
        length(translate(ledger_states, 'PBN-', '')) AS electronic,
        length(translate(ledger_states, 'PEN-', '')) AS parallel,
        length(translate(ledger_states, 'BEN-', '')) AS paper,
        length(translate(ledger_states, 'PBE-', '')) AS not_applicable,
        length(translate(ledger_states, 'PBEN', '')) AS missing
    FROM site WHERE counts
),
judged AS (
    SELECT
        *,
        CASE WHEN missing = 0 AND not_applicable < 78 THEN paper + parallel = 0
             WHEN missing = 0 THEN false END AS paperless
    FROM open_site
),
-- A station with its points; a point without a station that counts stands for itself. One member with a doctor gives
-- the unit one; one that is known not to be paperless keeps the unit from it; else a member not known leaves it open.
care_unit AS (
    SELECT
        CASE WHEN head.station_id IS NULL THEN member.station_id ELSE head.station_id END AS station_id,
        CASE WHEN NOT bool_and(member.paperless) THEN false
             WHEN bool_and(member.paperless IS NOT NULL) THEN true END AS paperless,
        CASE WHEN bool_or(member.doctors > 0) THEN true
             WHEN bool_and(member.doctors IS NOT NULL) THEN false END AS with_doctor,
        CASE WHEN bool_and(member.doctors IS NOT NULL) THEN sum(member.doctors) END AS doctors,
        CASE WHEN bool_and(member.staff IS NOT NULL) THEN sum(member.staff) END AS staff
    FROM judged AS member
    LEFT JOIN judged AS head
        ON member.site_kind = 'point' AND head.site_kind = 'station'
        AND head.station_id = member.parent_station_id
    GROUP BY ALL
),
known AS (
    SELECT
        judged.*,
        report.* EXCLUDE (station_id),
        report.station_id IS NOT NULL AS reported,
        -- Nobody is silent on a date of which no report arrived at all.
        deployed AND $reports_arrived AS due,
        deployed AND report.station_id IS NOT NULL AS expected_and_reported,
        care_unit.station_id IS NOT NULL AS heads_care_unit,
        care_unit.paperless AS unit_paperless,
        care_unit.with_doctor,
        care_unit.doctors AS unit_doctors,
        care_unit.staff AS unit_staff
    FROM judged
    LEFT JOIN read_parquet($station_report) AS report USING (station_id)
    LEFT JOIN care_unit USING (station_id)
),
counted AS (
    SELECT
        station_id,
        reported,
        submitted_at,
        paperless,
        1 AS stations,
        deployed::INT AS stations_deployed,
        deployment_known::INT AS stations_deployed_base,
        due::INT AS reports_expected,
        expected_and_reported::INT AS reports_received,
        (expected_and_reported AND coalesce(submitted_at < $deadline, false))::INT AS reports_on_time,
        (due AND NOT (reported AND submitted_at IS NULL))::INT AS reports_on_time_base,
        (reported AND NOT deployed)::INT AS reports_unexpected,
        (due AND NOT reported AND report_held_back IS NOT TRUE)::INT AS stations_silent,
        (due AND NOT reported AND report_held_back IS TRUE)::INT AS reports_held_back,
        population,
        CASE WHEN population IS NOT NULL THEN records_created END AS records_created,
        CASE WHEN records_created IS NOT NULL THEN population END AS records_created_base,
        CASE WHEN population IS NOT NULL THEN records_matched END AS records_matched,
        CASE WHEN records_matched IS NOT NULL THEN population END AS records_matched_base,
        CASE WHEN population IS NOT NULL THEN records_updated END AS records_updated,
        CASE WHEN records_updated IS NOT NULL THEN population END AS records_updated_base,
        CASE WHEN population IS NOT NULL THEN records_opened END AS records_opened,
        CASE WHEN records_opened IS NOT NULL THEN population END AS records_opened_base,
        CASE WHEN population IS NOT NULL THEN citizens_with_doctor END AS citizens_with_doctor,
        CASE WHEN citizens_with_doctor IS NOT NULL THEN population END AS citizens_with_doctor_base,
        CASE WHEN population IS NOT NULL THEN teleconsultations END AS teleconsultations,
        CASE WHEN teleconsultations IS NOT NULL THEN population END AS teleconsultations_base,
        CASE WHEN population IS NOT NULL THEN chatbot_sessions END AS chatbot_sessions,
        CASE WHEN chatbot_sessions IS NOT NULL THEN population END AS chatbot_sessions_base,
        visits,
        (visits IS NOT NULL)::INT AS visits_base,
        CASE WHEN visits IS NOT NULL THEN visits_paperless END AS visits_paperless,
        CASE WHEN visits_paperless IS NOT NULL THEN visits END AS visits_paperless_base,
        CASE WHEN visits IS NOT NULL THEN visits_insured END AS visits_insured,
        CASE WHEN visits_insured IS NOT NULL THEN visits END AS visits_insured_base,
        electronic AS ledgers_electronic,
        parallel AS ledgers_parallel,
        paper AS ledgers_paper,
        electronic + parallel + paper AS ledgers_base,
        not_applicable AS ledgers_not_applicable,
        missing AS ledgers_missing,
        least(missing, ledgers_held_back) AS ledgers_held_back,
        paperless::INT AS stations_paperless,
        (paperless IS NOT NULL)::INT AS stations_paperless_base,
        network_connected::INT AS stations_connected,
        (network_connected IS NOT NULL)::INT AS stations_connected_base,
        templates_in_use,
        (templates_in_use IS NOT NULL)::INT AS templates_in_use_base,
        CASE WHEN working_minutes IS NOT NULL THEN recording_minutes END AS recording_minutes,
        CASE WHEN recording_minutes IS NOT NULL THEN working_minutes END AS recording_minutes_base,
        (recording_minutes IS NOT NULL AND working_minutes IS NOT NULL)::INT AS survey_stations,
        heads_care_unit::INT AS care_units,
        unit_paperless::INT AS care_units_paperless,
        (unit_paperless IS NOT NULL)::INT AS care_units_paperless_base,
        with_doctor::INT AS care_units_with_doctor,
        (with_doctor IS NOT NULL)::INT AS care_units_with_doctor_base,
        unit_doctors AS doctors,
        (unit_doctors IS NOT NULL)::INT AS doctors_base,
        unit_staff AS staff,
        (unit_staff IS NOT NULL)::INT AS staff_base
    FROM known
),
register AS (
    SELECT
        $date AS date,
        station_id,
        name,
        site_kind,
        parent_station_id,
        commune_code,
        latitude,
        longitude,
        zone,
        area,
        connection,
        population::BIGINT AS people,
        staff AS own_staff,
        doctors AS own_doctors,
        opened_on,
        closed_on,
        platform_since,
        phone,
        ledger_states,
        counts
    FROM site
)
SELECT
    COLUMNS(lambda name: NOT list_contains($counts, name)),
    coalesce(COLUMNS(lambda name: list_contains($counts, name)), 0)::BIGINT
FROM register LEFT JOIN counted USING (station_id)
ORDER BY station_id
