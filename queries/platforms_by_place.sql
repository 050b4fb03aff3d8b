-- One row per place of a level that has a site in the scope on the date: for every two steps of a ladder that follow
-- each other, what each counts at the sites that know both, so that a loss compares like with like. A count is 0 at a
-- site that does not know it, so that each side asks for the other alone.
SELECT
    code_at($level, region, province, district, commune) AS code,
    sum(records_created) FILTER (records_matched_base > 0)::BIGINT AS matched_before,
    sum(records_matched) FILTER (records_created_base > 0)::BIGINT AS matched_after,
    sum(records_matched) FILTER (records_updated_base > 0)::BIGINT AS updated_before,
    sum(records_updated) FILTER (records_matched_base > 0)::BIGINT AS updated_after,
    sum(records_updated) FILTER (records_opened_base > 0)::BIGINT AS opened_before,
    sum(records_opened) FILTER (records_updated_base > 0)::BIGINT AS opened_after,
    sum(stations_connected_base)::BIGINT AS connected_before,
    sum(stations_connected)::BIGINT AS connected_after,
    sum(stations_connected) FILTER (consults IS NOT NULL)::BIGINT AS consulting_before,
    count(*) FILTER (consults AND stations_connected_base = 1)::BIGINT AS consulting_after,
    count(*) FILTER (consults)::BIGINT AS consulting,
    count(consults)::BIGINT AS consulting_base,
    sum(stations)::BIGINT AS deployed_before,
    sum(stations_deployed)::BIGINT AS deployed_after,
    sum(reports_expected)::BIGINT AS reporting_before,
    sum(reports_received)::BIGINT AS reporting_after,
    sum(reports_received) FILTER (stations_paperless_base = 1)::BIGINT AS paperless_before,
    sum(stations_paperless)::BIGINT AS paperless_after,
    sum(records_created) FILTER (citizens_with_doctor_base > 0)::BIGINT AS assigned_before,
    sum(citizens_with_doctor) FILTER (records_created_base > 0)::BIGINT AS assigned_after,
    sum(citizens_with_doctor) FILTER (records_opened_base > 0)::BIGINT AS treated_before,
    sum(records_opened) FILTER (citizens_with_doctor_base > 0)::BIGINT AS treated_after,
    sum(stations_deployed) FILTER (chats IS NOT NULL)::BIGINT AS chatting_before,
    count(*) FILTER (chats)::BIGINT AS chatting_after,
    sum(stations_deployed) FILTER (templates_in_use_base = 1)::BIGINT AS some_templates_before,
    count(*) FILTER (templates_in_use > 0)::BIGINT AS some_templates_after,
    count(*) FILTER (templates_in_use > 0)::BIGINT AS all_templates_before,
    count(*) FILTER (templates_in_use = 42)::BIGINT AS all_templates_after,
    count(chats)::BIGINT AS chatting_base,
    sum(templates_in_use_base)::BIGINT AS templates_base
FROM (
    SELECT
        *,
        CASE WHEN teleconsultations_base > 0 THEN teleconsultations > 0 END AS consults,
        CASE WHEN chatbot_sessions_base > 0 THEN chatbot_sessions > 0 END AS chats
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
)
GROUP BY code
