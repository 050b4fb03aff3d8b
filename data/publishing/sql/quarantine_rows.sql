-- One row a row held back in a version, with its values and every reason that it failed for.
SELECT "date", "table", file, row_number, reasons, "values", columns
FROM read_parquet($files)
WHERE $reason IS NULL OR list_contains(reasons, $reason)
ORDER BY "date", "table", file, row_number
