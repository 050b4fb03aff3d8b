-- One row per place of a level within the scope, all kinds of site together: whether it had reached the metric's
-- target, a letter a snapshot of the version.
SELECT standing.code, standing.states
FROM standing JOIN unit USING (scheme, level, code)
WHERE standing.metric = $metric AND standing.scheme = $scheme AND standing.level = $level
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND ($allowed IS NULL OR unit.allowed = $allowed)
