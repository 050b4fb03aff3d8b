-- One row per date, province and zone: how many of its sites were known a year before to fall short of a bar
-- ($bar in ten-thousandths of the denominator; above it where $above), and how many of those were past it on the date.
-- A year before: the snapshot nearest to 365 days before, at most five weeks off.
WITH pair AS (
    SELECT later.date, arg_min(earlier.date, abs(later.date - earlier.date - 365)) AS year_before
    FROM snapshot AS later JOIN snapshot AS earlier ON later.date - earlier.date BETWEEN 330 AND 400
    GROUP BY later.date
),
site AS (
    SELECT
        date, site, province34, zone,
        COLUMNS(lambda name: name = $numerator) AS top,
        COLUMNS(lambda name: name = $denominator) AS bottom
    FROM station_period WHERE counts
),
judged AS (
    SELECT site.*, top * 10000 < $bar * bottom OR ($above AND top * 10000 = $bar * bottom) AS short
    FROM site WHERE bottom > 0
)
SELECT
    $metric AS metric,
    now.date,
    now.province34,
    now.zone,
    count(*)::INT AS short,
    count(*) FILTER (NOT now.short)::INT AS reached
FROM judged AS now
JOIN pair ON pair.date = now.date
JOIN judged AS before ON before.site = now.site AND before.date = pair.year_before
WHERE before.short
GROUP BY ALL
ORDER BY ALL
