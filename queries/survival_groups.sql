-- One row per kind and member of a place: how many stations its curve follows, and by which month half of them have
-- come.
SELECT
    kind, member, stations, events, back, already, left_out, median, median_low, median_high, log_rank, log_rank_others
FROM survival_group
WHERE scheme = $scheme
    AND level = $level
    AND code IS NOT DISTINCT FROM $code
    AND ($allowed IS NULL OR EXISTS (
        FROM unit
        WHERE unit.scheme = $scheme AND unit.level = $level AND unit.code = $code AND unit.allowed = $allowed
    ))
ORDER BY kind, member
