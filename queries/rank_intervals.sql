-- One row per place of a level within the scope and metric ranked at publication, all kinds of site together: its rank
-- among the places of the level in that scope, and the ranks that chance leaves open. $metric, $code: null means all.
SELECT
    rank_interval.metric,
    rank_interval.code,
    rank_interval."first",
    rank_interval.tied,
    rank_interval."count",
    rank_interval.low,
    rank_interval.high
FROM rank_interval JOIN unit USING (scheme, level, code)
WHERE rank_interval.date = $date AND rank_interval.scheme = $scheme AND rank_interval.level = $level
    AND rank_interval."within" = $within
    AND ($metric IS NULL OR rank_interval.metric = $metric)
    AND ($code IS NULL OR rank_interval.code = $code)
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($allowed IS NULL OR unit.allowed = $allowed)
ORDER BY rank_interval.metric, rank_interval.code
