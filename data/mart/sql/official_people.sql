-- placed: one row per site that counts on a date with official figures, with its unit of their level.
CREATE TEMP TABLE placed AS
SELECT
    station.site,
    period.date,
    period.population,
    CASE listed.level || listed.scheme
        WHEN 'province63' THEN province63
        WHEN 'district63' THEN district63
        WHEN 'commune63' THEN commune63
        WHEN 'province34' THEN province34
        WHEN 'commune34' THEN commune34
    END AS code,
    period.site_kind = 'station' AS heads,
    period.population > 0 AS known
FROM read_parquet($files) AS period
JOIN (SELECT DISTINCT date, scheme, level FROM official_figure) AS listed USING (date)
JOIN station USING (station_id)
JOIN placement
    ON placement.site = station.site AND placement.code = period.commune_code
    AND placement.scheme = CASE WHEN period.date < $reform THEN '63' ELSE '34' END
WHERE counts;

-- official_unit: one row per date and unit with sites that count: its official population (null where the list has none),
-- the year of that, the people of the register, and whether its sites count by it. Of the official population the part
-- of stations without people is nobody's: their numbers are not counted either.
CREATE TABLE official_unit AS
SELECT
    date, listed.scheme, listed.level, listed.source, code, year, official, register, part,
    coalesce(official * part BETWEEN $least * register AND $most * register, false) AS used
FROM (
    SELECT
        date, code,
        sum(population)::BIGINT AS register,
        CASE WHEN bool_or(heads) THEN count(*) FILTER (heads AND known) / count(*) FILTER (heads) ELSE 1 END AS part
    FROM placed GROUP BY ALL
)
JOIN (SELECT DISTINCT date, scheme, level, source FROM official_figure) AS listed USING (date)
LEFT JOIN official_figure USING (date, code)
ORDER BY date, code;

-- official_people: one row per site and date whose unit counts by its official population: the site's part of that, in
-- proportion to the register's people. Rounded as running sums, so that the parts add up to the whole.
CREATE TEMP TABLE official_people AS
SELECT
    site, date,
    greatest(1, round(official * part * upto / register) - round(official * part * (upto - population) / register))::BIGINT
        AS people
FROM (
    SELECT *, sum(population) OVER (PARTITION BY date, code ORDER BY site) AS upto FROM placed WHERE known
)
JOIN official_unit USING (date, code)
WHERE used;
