-- One row per ledger (0: all together): months from deployment to electronic only, and in parallel, in the place
-- that holds the scope, to its province.
SELECT
    ledger, closing_known, closing_events, closing_median, parallel_known, parallel_events, parallel_median
FROM ledger_pace
WHERE scheme = $scheme
    AND level = CASE WHEN $province IS NOT NULL THEN 'province' WHEN $region IS NOT NULL THEN 'region' ELSE 'country' END
    AND code IS NOT DISTINCT FROM coalesce($province, $region)
    AND ($allowed IS NULL OR EXISTS (
        FROM unit
        WHERE unit.scheme = $scheme AND unit.level = 'province' AND unit.code = $province AND unit.allowed = $allowed
    ))
ORDER BY ledger
