-- station: one row per site ever accepted, numbered; as its latest snapshot names it.
CREATE TABLE station AS
SELECT
    row_number() OVER (ORDER BY arg_max(commune_code, date), station_id)::INT AS site,
    station_id,
    arg_max(name, date) AS name,
    arg_max(site_kind, date) AS site_kind,
    arg_max(parent_station_id, date) AS parent_station_id,
    min(date) AS first_date,
    max(date) AS last_date
FROM read_parquet($files)
GROUP BY station_id;

-- held_back: one row per date and site of which something was sent and nothing of its kind accepted: why its register
-- row, its report and its ledgers were held back, when that report was sent (UTC), how many ledgers.
CREATE TABLE held_back AS FROM read_parquet($held_back) ORDER BY station_id, date;

-- home: one row per site, scheme and commune code that its snapshots give it. unit_code: the commune of the scheme's
-- list that it lies in: of one merged before that list was made, the successor, unsure where that is an estimate.
CREATE TEMP TABLE home AS
SELECT
    site,
    CASE WHEN date < $reform THEN '63' ELSE '34' END AS scheme,
    commune_code AS code,
    coalesce(merged.successor_code, commune_code) AS unit_code,
    coalesce(NOT merged.sure, false) AS unsure,
    min(date) AS first_date,
    max(date) AS last_date,
    arg_max(latitude, date) AS latitude,
    arg_max(longitude, date) AS longitude
FROM read_parquet($files) AS period
JOIN station USING (station_id)
LEFT JOIN merged ON merged.code = period.commune_code AND period.date <= merged.valid_to
GROUP BY ALL;
