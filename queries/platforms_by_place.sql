-- One row per place of a level within the scope on the date: for every two steps of a ladder that follow each other,
-- what each counts at the sites that know both, so that a loss compares like with like. Places without a site stay
-- in as zeros.
WITH site AS (
    SELECT
        *,
        COLUMNS(lambda name: name = $level) AS code,
        records_created_base > 0 AS has_created,
        records_matched_base > 0 AS has_matched,
        records_updated_base > 0 AS has_updated,
        records_opened_base > 0 AS has_opened,
        stations_connected_base > 0 AS has_connected,
        teleconsultations_base > 0 AS has_consulting,
        stations_paperless_base > 0 AS has_paperless,
        citizens_with_doctor_base > 0 AS has_doctor,
        chatbot_sessions_base > 0 AS has_chatbot,
        templates_in_use_base > 0 AS has_templates
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
),
counted AS (
    SELECT
        code,
        sum(records_created) FILTER (has_created AND has_matched) AS matched_before,
        sum(records_matched) FILTER (has_created AND has_matched) AS matched_after,
        sum(records_matched) FILTER (has_matched AND has_updated) AS updated_before,
        sum(records_updated) FILTER (has_matched AND has_updated) AS updated_after,
        sum(records_updated) FILTER (has_updated AND has_opened) AS opened_before,
        sum(records_opened) FILTER (has_updated AND has_opened) AS opened_after,
        count(*) FILTER (has_connected) AS connected_before,
        sum(stations_connected) FILTER (has_connected) AS connected_after,
        sum(stations_connected) FILTER (has_connected AND has_consulting) AS consulting_before,
        count(*) FILTER (teleconsultations > 0 AND has_connected AND has_consulting) AS consulting_after,
        count(*) FILTER (teleconsultations > 0 AND has_consulting) AS consulting,
        count(*) FILTER (has_consulting) AS consulting_base,
        count(*) AS deployed_before,
        sum(stations_deployed) AS deployed_after,
        sum(reports_expected) AS reporting_before,
        sum(reports_received) AS reporting_after,
        sum(reports_received) FILTER (has_paperless) AS paperless_before,
        sum(stations_paperless) FILTER (has_paperless) AS paperless_after,
        sum(records_created) FILTER (has_created AND has_doctor) AS assigned_before,
        sum(citizens_with_doctor) FILTER (has_created AND has_doctor) AS assigned_after,
        sum(citizens_with_doctor) FILTER (has_doctor AND has_opened) AS treated_before,
        sum(records_opened) FILTER (has_doctor AND has_opened) AS treated_after,
        sum(stations_deployed) FILTER (has_chatbot) AS chatting_before,
        count(*) FILTER (chatbot_sessions > 0 AND has_chatbot) AS chatting_after,
        sum(stations_deployed) FILTER (has_templates) AS some_templates_before,
        count(*) FILTER (templates_in_use > 0 AND has_templates) AS some_templates_after,
        count(*) FILTER (templates_in_use > 0 AND has_templates) AS all_templates_before,
        count(*) FILTER (templates_in_use = 42 AND has_templates) AS all_templates_after,
        count(*) FILTER (has_chatbot) AS chatting_base,
        count(*) FILTER (has_templates) AS templates_base
    FROM site
    GROUP BY code
)
SELECT
    unit.code,
    coalesce(COLUMNS(counted.* EXCLUDE (code)), 0)::BIGINT
FROM unit LEFT JOIN counted USING (code)
WHERE unit.scheme = $scheme
    AND unit.level = $level
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND (
        counted.code IS NOT NULL
        OR (
            ($allowed IS NULL OR unit.allowed = $allowed)
            AND (unit.valid_from IS NULL OR unit.valid_from <= $valid_on)
            AND (unit.valid_to IS NULL OR unit.valid_to >= $valid_on)
        )
    )
ORDER BY unit.code
