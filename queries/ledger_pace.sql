-- One row per ledger of a place (0: all together): months from deployment to electronic only, and in parallel.
SELECT
    ledger,
    closing_known, closing_events, closing_median, closing_at_risk,
    parallel_known, parallel_events, parallel_median, parallel_at_risk
FROM ledger_pace
WHERE scheme = $scheme
    AND level = $level
    AND code IS NOT DISTINCT FROM $code
    AND ($allowed IS NULL OR EXISTS (
        FROM unit
        WHERE unit.scheme = $scheme AND unit.level = $level AND unit.code = $code AND unit.allowed = $allowed
    ))
ORDER BY ledger
