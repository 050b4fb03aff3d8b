-- One row per metric by which a place was ranked at publication among those of its level inside a place (no code: the
-- country), all kinds of site together: its rank there, and the ranks that chance leaves open.
SELECT metric, code, "first", tied, "count", low, high
FROM rank_interval
WHERE date = $date AND scheme = $scheme AND level = $level AND "within" = $within AND holder = $holder
    AND code = $code
