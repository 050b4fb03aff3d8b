-- One row per report of a site: the values as they came in, the latest first.
SELECT
    report.date,
    report.submitted_at,
    report.visits,
    report.visits_paperless,
    report.visits_insured,
    report.records_created,
    report.records_matched,
    report.records_updated,
    report.records_opened,
    report.citizens_with_doctor,
    report.templates_in_use,
    report.network_connected,
    report.teleconsultations,
    report.chatbot_sessions,
    report.recording_minutes,
    report.working_minutes
FROM report
JOIN station USING (site)
JOIN station_period AS period ON period.site = report.site AND period.date = report.date
WHERE station.station_id = $station_id
    AND ($allowed IS NULL OR period.province34 = $allowed)
ORDER BY report.date DESC
