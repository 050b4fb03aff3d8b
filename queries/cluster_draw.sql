-- The p-values that the publication drew for a set of places with their values and neighbours ($fingerprint), in the
-- order of the places' codes; no row where it drew none.
SELECT p FROM cluster_draw WHERE fingerprint = $fingerprint
