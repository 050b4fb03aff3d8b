-- One row per place of a level inside a place (no code: the country) that was ranked at publication by a metric, all
-- kinds of site together: its rank there, and the ranks that chance leaves open.
SELECT metric, code, "first", tied, "count", low, high
FROM rank_interval
WHERE date = $date AND scheme = $scheme AND level = $level AND "within" = $within AND holder = $holder
    AND metric = $metric
