-- The same counts by the units of one scheme; a query names its view through query_table($table).
CREATE VIEW province63 AS SELECT 1;
