-- candidate: one row per home and commune of the other scheme that it may lie in, the best first.
-- exact: the site's own snapshot nearest to the reform says so, the commune went over whole, or all of a new
-- commune comes from one old one. Otherwise the nearest by coordinates is taken, without any the default part.
CREATE TEMP TABLE candidate AS
WITH pair AS (
    SELECT '63' AS scheme, old_code AS code, '34' AS other_scheme, new_code AS other_code, "default" AS preferred
    FROM succession
    UNION ALL
    SELECT '34', new_code, '63', old_code, "default" FROM succession
),
across AS (
    SELECT site, '63' AS scheme, arg_min(unit_code, first_date) AS other_code FROM home WHERE scheme = '34' GROUP BY site
    UNION ALL
    SELECT site, '34', arg_max(unit_code, last_date) FROM home WHERE scheme = '63' GROUP BY site
),
option AS (
    SELECT home.site, home.scheme, home.code, across.other_code, true AS own, true AS preferred, 0.0 AS distance
    FROM home JOIN across USING (site, scheme)
    UNION ALL
    SELECT
        home.site, home.scheme, home.code, pair.other_code, false, pair.preferred,
        (point.latitude - home.latitude) ** 2
            + ((point.longitude - home.longitude) * cos(radians(home.latitude))) ** 2
    FROM home
    JOIN pair ON pair.scheme = home.scheme AND pair.code = home.unit_code
    LEFT JOIN point ON point.scheme = pair.other_scheme AND point.code = pair.other_code
    ANTI JOIN across ON across.site = home.site AND across.scheme = home.scheme
)
SELECT
    option.*,
    unit.region_code, unit.province_code, unit.district_code,
    row_number() OVER best AS rank,
    count(*) OVER same > 1 AS commune_estimated,
    min(unit.district_code) OVER same IS DISTINCT FROM max(unit.district_code) OVER same AS district_estimated,
    min(unit.province_code) OVER same <> max(unit.province_code) OVER same AS province_estimated
FROM option
JOIN unit ON unit.level = 'commune' AND unit.code = option.other_code
    AND unit.scheme = CASE option.scheme WHEN '63' THEN '34' ELSE '63' END
WINDOW
    same AS (PARTITION BY option.site, option.scheme, option.code),
    best AS (same ORDER BY distance NULLS LAST, preferred DESC, other_code);

-- placement: one row per home with its units in both schemes. An estimate lies in the other one, or in the commune that
-- is not known surely to be the successor of the one that the site names; its district and province are known.
CREATE TEMP TABLE placement AS
SELECT
    home.site,
    home.scheme,
    home.code,
    CASE home.scheme WHEN '63' THEN own.region_code ELSE other.region_code END AS region63,
    CASE home.scheme WHEN '63' THEN own.province_code ELSE other.province_code END AS province63,
    CASE home.scheme WHEN '63' THEN own.district_code ELSE other.district_code END AS district63,
    CASE home.scheme WHEN '63' THEN own.code ELSE other.other_code END AS commune63,
    CASE home.scheme WHEN '34' THEN own.region_code ELSE other.region_code END AS region34,
    CASE home.scheme WHEN '34' THEN own.province_code ELSE other.province_code END AS province34,
    CASE home.scheme WHEN '34' THEN own.code ELSE other.other_code END AS commune34,
    home.unsure OR (home.scheme = '34' AND other.commune_estimated) AS estimated63,
    home.scheme = '34' AND other.district_estimated AS district_estimated63,
    home.scheme = '34' AND other.province_estimated AS province_estimated63,
    home.scheme = '63' AND (other.commune_estimated OR (home.unsure AND NOT other.own)) AS estimated34,
    home.scheme = '63' AND other.province_estimated AS province_estimated34
FROM home
JOIN unit AS own ON own.level = 'commune' AND own.scheme = home.scheme AND own.code = home.unit_code
JOIN candidate AS other
    ON other.site = home.site AND other.scheme = home.scheme AND other.code = home.code AND other.rank = 1;
