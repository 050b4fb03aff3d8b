-- One row per member of a kind and month: the Kaplan–Meier curves of the place that holds the scope, to its province.
SELECT member, months, at_risk, events, share, low, high
FROM survival
WHERE scheme = $scheme
    AND level = CASE WHEN $province IS NOT NULL THEN 'province' WHEN $region IS NOT NULL THEN 'region' ELSE 'country' END
    AND code IS NOT DISTINCT FROM coalesce($province, $region)
    AND kind = $kind
    AND ($allowed IS NULL OR EXISTS (
        FROM unit
        WHERE unit.scheme = $scheme AND unit.level = 'province' AND unit.code = $province AND unit.allowed = $allowed
    ))
ORDER BY member, months
