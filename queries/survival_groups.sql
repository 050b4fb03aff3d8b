-- One row per kind and member: how many stations its curve follows, and by which month half of them have come.
SELECT kind, member, stations, events, already, already_months, median, median_low, median_high
FROM survival_group
WHERE scheme = $scheme
    AND level = CASE WHEN $province IS NOT NULL THEN 'province' WHEN $region IS NOT NULL THEN 'region' ELSE 'country' END
    AND code IS NOT DISTINCT FROM coalesce($province, $region)
    AND ($allowed IS NULL OR EXISTS (
        FROM unit
        WHERE unit.scheme = $scheme AND unit.level = 'province' AND unit.code = $province AND unit.allowed = $allowed
    ))
ORDER BY kind, member
