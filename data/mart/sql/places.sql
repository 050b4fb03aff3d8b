-- unit: one row per unit of either scheme, with the province of 2025 that its ground lies in (null for regions).
CREATE TABLE unit AS
WITH commune AS (
    SELECT old.*, new.province_code AS province34
    FROM listed_unit AS old
    LEFT JOIN succession ON old.scheme = '63' AND succession.old_code = old.code AND succession."default"
    LEFT JOIN listed_unit AS new
        ON new.scheme = '34' AND new.level = 'commune' AND new.code = succession.new_code
    WHERE old.level = 'commune'
),
parent AS (
    SELECT scheme, 'province' AS level, province_code AS code, min(province34) AS province34
    FROM commune WHERE scheme = '63' GROUP BY ALL
    UNION ALL
    SELECT scheme, 'district', district_code, min(province34) FROM commune WHERE scheme = '63' GROUP BY ALL
    UNION ALL
    SELECT scheme, 'commune', code, min(province34) FROM commune WHERE scheme = '63' GROUP BY ALL
)
SELECT
    listed_unit.*,
    CASE listed_unit.scheme WHEN '34' THEN listed_unit.province_code ELSE parent.province34 END AS allowed
FROM listed_unit LEFT JOIN parent USING (scheme, level, code)
ORDER BY scheme, level, code;
