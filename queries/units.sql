-- One row per unit of either scheme that the reader may see: what the codes in other tables mean.
SELECT
    scheme, level, code, name_vi, name_en,
    region_code AS region, province_code AS province, district_code AS district,
    valid_from, valid_to
FROM unit
WHERE $allowed IS NULL OR allowed = $allowed
ORDER BY scheme, level, code
