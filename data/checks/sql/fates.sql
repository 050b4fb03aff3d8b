-- One row a row that shares its key with another: what becomes of it.
WITH told AS (
    SELECT
        row, key, submitted_at,
        row_number() OVER (PARTITION BY key, whole ORDER BY row) > 1 AS repeated
    FROM contested
),
rivals AS (
    SELECT
        key,
        count(*) AS versions,
        count(*) = count(submitted_at) AS all_dated,
        max(submitted_at) AS latest
    FROM told WHERE NOT repeated GROUP BY key
),
winners AS (
    SELECT key, count(*) AS latest_versions
    FROM told JOIN rivals USING (key)
    WHERE NOT repeated AND submitted_at = latest
    GROUP BY key
)
SELECT
    row,
    CASE
        WHEN repeated THEN 'duplicate'
        WHEN versions = 1 THEN 'accepted'
        WHEN NOT all_dated OR latest_versions > 1 THEN 'conflict'
        WHEN submitted_at = latest THEN 'accepted'
        ELSE 'superseded'
    END AS fate
FROM told JOIN rivals USING (key) LEFT JOIN winners USING (key)
