-- One row per member of a kind and month: the Kaplan–Meier curves of a place.
SELECT member, months, at_risk, events, share, low, high
FROM survival
WHERE scheme = $scheme
    AND level = $level
    AND code IS NOT DISTINCT FROM $code
    AND kind = $kind
    AND ($allowed IS NULL OR EXISTS (
        FROM unit
        WHERE unit.scheme = $scheme AND unit.level = $level AND unit.code = $code AND unit.allowed = $allowed
    ))
ORDER BY member, months
