-- One row per metric whose clusters the publication drew: how many communes, and of how many p is at most $doubt.
SELECT
    metric,
    len(p)::BIGINT AS places,
    len(list_filter(p, lambda one: one <= $doubt_thousandths / 1000))::BIGINT AS told
FROM cluster_draw
ORDER BY metric
