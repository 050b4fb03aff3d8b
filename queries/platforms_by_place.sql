-- One row per place of a level that has a site in the scope on the date: for every two steps of a ladder that follow
-- each other, from the rows of the sites that know both, what the step before counts, what of it does not pass, and
-- what counts at this step alone: of people as far as a site's two numbers tell. A count is 0 at a site that does not
-- know it, so that each side asks for the other alone. Whether a site has uses is its own word, not a share of people.
WITH site AS (
    SELECT rows.*, report.teleconsultations > 0 AS consults, report.chatbot_sessions > 0 AS chats
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
    LEFT JOIN (
        SELECT site, teleconsultations, chatbot_sessions FROM report WHERE date = $date
    ) AS report USING (site)
    WHERE date = $date AND counts
),
pair AS (
    SELECT
        code_at($level, region, province, district, commune) AS code,
        CASE WHEN records_matched_base > 0 AND records_created_base > 0
             THEN [records_created, records_matched] END AS matched_pair,
        CASE WHEN records_updated_base > 0 AND records_matched_base > 0
             THEN [records_matched, records_updated] END AS updated_pair,
        CASE WHEN records_opened_base > 0 AND records_updated_base > 0
             THEN [records_updated, records_opened] END AS opened_pair,
        CASE WHEN stations_connected_base = 1 THEN [1, stations_connected] END AS connected_pair,
        CASE WHEN consults IS NOT NULL AND stations_connected_base = 1
             THEN [stations_connected, consults::INT] END AS consulting_pair,
        [stations, stations_deployed] AS deployed_pair,
        [stations_deployed, reports_received] AS reporting_pair,
        CASE WHEN stations_paperless_base = 1 THEN [reports_received, stations_paperless] END AS paperless_pair,
        CASE WHEN citizens_with_doctor_base > 0 AND records_created_base > 0
             THEN [records_created, citizens_with_doctor] END AS assigned_pair,
        CASE WHEN records_opened_base > 0 AND citizens_with_doctor_base > 0
             THEN [citizens_with_doctor, records_opened] END AS treated_pair,
        CASE WHEN chats IS NOT NULL THEN [stations_deployed, chats::INT] END AS chatting_pair,
        CASE WHEN templates_in_use_base = 1
             THEN [stations_deployed, (templates_in_use > 0)::INT] END AS some_templates_pair,
        CASE WHEN templates_in_use_base = 1
             THEN [(templates_in_use > 0)::INT, (templates_in_use = 42)::INT] END AS all_templates_pair,
        consults,
        chats,
        templates_in_use,
        templates_in_use_base
    FROM site
)
SELECT
    code,
    sum(COLUMNS('(.*)_pair')[1])::BIGINT AS '\1_before',
    sum(greatest(COLUMNS('(.*)_pair')[1] - COLUMNS('(.*)_pair')[2], 0))::BIGINT AS '\1_lost',
    sum(greatest(COLUMNS('(.*)_pair')[2] - COLUMNS('(.*)_pair')[1], 0))::BIGINT AS '\1_gained',
    count(*) FILTER (consults)::BIGINT AS consulting,
    count(consults)::BIGINT AS consulting_base,
    count(*) FILTER (chats)::BIGINT AS chatting,
    count(chats)::BIGINT AS chatting_base,
    count(*) FILTER (templates_in_use > 0)::BIGINT AS some_templates,
    count(*) FILTER (templates_in_use = 42)::BIGINT AS all_templates,
    sum(templates_in_use_base)::BIGINT AS templates_base
FROM pair
GROUP BY code
