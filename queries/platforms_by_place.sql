-- One row per place of a level that has a site in the scope on the date: for every two steps of a ladder that follow
-- each other, from the rows of the sites that know both, what the step before counts, what of it does not pass, and
-- what counts at this step alone: of people as far as a site's two numbers tell. A count is 0 at a site that does not
-- know it, so that each side asks for the other alone. Whether a site has uses is its own word, not a share of people.
-- Whether a site reported is not known where its report was held back or no report file came for the date; whether it
-- has V20, where the register never says.
WITH file AS (
    SELECT count(*) > 0 AS came FROM station_period WHERE date = $date AND reports_expected + reports_unexpected > 0
),
site AS (
    SELECT
        rows.*,
        report.teleconsultations > 0 AS consults,
        report.chatbot_sessions > 0 AS chats,
        CASE WHEN stations_deployed_base = 1 THEN stations_deployed END AS deployed,
        CASE WHEN file.came AND reports_held_back = 0 THEN reports_received + reports_unexpected END AS sent
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
    CROSS JOIN file
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
        CASE WHEN deployed IS NOT NULL THEN [stations, deployed] END AS deployed_pair,
        CASE WHEN deployed IS NOT NULL AND sent IS NOT NULL THEN [deployed, sent] END AS reporting_pair,
        CASE WHEN sent IS NOT NULL AND stations_paperless_base = 1
             THEN [sent, stations_paperless] END AS paperless_pair,
        CASE WHEN citizens_with_doctor_base > 0 AND records_created_base > 0
             THEN [records_created, citizens_with_doctor] END AS assigned_pair,
        CASE WHEN records_opened_base > 0 AND citizens_with_doctor_base > 0
             THEN [citizens_with_doctor, records_opened] END AS treated_pair,
        CASE WHEN deployed IS NOT NULL AND chats IS NOT NULL THEN [deployed, chats::INT] END AS chatting_pair,
        CASE WHEN deployed IS NOT NULL AND templates_in_use_base = 1
             THEN [deployed, (templates_in_use > 0)::INT] END AS some_templates_pair,
        CASE WHEN templates_in_use_base = 1
             THEN [(templates_in_use > 0)::INT, (templates_in_use = 42)::INT] END AS all_templates_pair,
        sent,
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
    coalesce(sum(sent), 0)::BIGINT AS sent,
    count(sent)::BIGINT AS sent_base,
    count(*) FILTER (consults)::BIGINT AS consulting,
    count(consults)::BIGINT AS consulting_base,
    count(*) FILTER (chats)::BIGINT AS chatting,
    count(chats)::BIGINT AS chatting_base,
    count(*) FILTER (templates_in_use > 0)::BIGINT AS some_templates,
    count(*) FILTER (templates_in_use = 42)::BIGINT AS all_templates,
    sum(templates_in_use_base)::BIGINT AS templates_base
FROM pair
GROUP BY code
