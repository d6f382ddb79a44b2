-- What psql writes below the columns of a relation: in which part, under which heading, and the line itself.
-- Values: its oid, and true for the longer form.
WITH r AS (
  SELECT c.*, ?::boolean AS more, c.relkind IN ('i', 'I') AS is_index
  FROM pg_catalog.pg_class c WHERE c.oid = ?::oid
),
related AS (
  SELECT r.oid FROM r UNION SELECT a.relid FROM r, LATERAL pg_catalog.pg_partition_ancestors(r.oid) AS a(relid)
),
notes AS (
  SELECT 10 AS part, '' AS heading, 0 AS first, '' AS name,
    'Partition of: ' || i.inhparent::regclass
      || CASE WHEN r.is_index THEN ' ' ELSE ' ' || pg_catalog.pg_get_expr(r.relpartbound, r.oid) END AS line
  FROM r JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid WHERE r.relispartition
  UNION ALL
  SELECT 11, '', 0, '', CASE WHEN r.is_index THEN 'No partition constraint' ELSE
      COALESCE('Partition constraint: ' || pg_catalog.pg_get_partition_constraintdef(r.oid), 'No partition constraint') END
  FROM r WHERE r.relispartition AND r.more AND NOT r.is_index
  UNION ALL
  SELECT 12, '', 0, '', 'Partition key: ' || pg_catalog.pg_get_partkeydef(r.oid) FROM r WHERE r.relkind = 'p'
  UNION ALL
  SELECT 15, '', 0, '',
    pg_catalog.concat(CASE WHEN i.indisprimary THEN 'primary key, ' WHEN i.indisunique THEN 'unique, ' END, m.amname,
      ', for table "', n.nspname, '.', t.relname, '"',
      ', predicate (' || pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) || ')',
      CASE WHEN i.indisclustered THEN ', clustered' END, CASE WHEN NOT i.indisvalid THEN ', invalid' END,
      CASE WHEN k.condeferrable THEN ', deferrable' END, CASE WHEN k.condeferred THEN ', initially deferred' END,
      CASE WHEN i.indisreplident THEN ', replica identity' END)
  FROM r JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace JOIN pg_catalog.pg_am m ON m.oid = r.relam
    LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = r.oid AND k.contype IN ('p', 'u', 'x') AND k.conrelid = t.oid
  UNION ALL
  SELECT 20, 'Indexes:', CASE WHEN i.indisprimary THEN 0 ELSE 1 END, x.relname,
    pg_catalog.concat('"', x.relname, '"',
      CASE WHEN k.contype = 'x' THEN ' ' || pg_catalog.pg_get_constraintdef(k.oid, true) ELSE
        pg_catalog.concat(
          CASE WHEN i.indisprimary THEN ' PRIMARY KEY,' WHEN k.contype = 'u' THEN ' UNIQUE CONSTRAINT,'
            WHEN i.indisunique THEN ' UNIQUE,' END,
          pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(x.oid, 0, true), '^.*? USING ', ' '),
          CASE WHEN k.condeferrable THEN ' DEFERRABLE' END, CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' END) END,
      CASE WHEN i.indisclustered THEN ' CLUSTER' END, CASE WHEN NOT i.indisvalid THEN ' INVALID' END,
      CASE WHEN i.indisreplident THEN ' REPLICA IDENTITY' END)
  FROM r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = x.oid AND k.contype IN ('p', 'u', 'x') AND k.conrelid = r.oid
  UNION ALL
  SELECT 21, 'Check constraints:', 0, k.conname,
    '"' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)
  FROM r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid WHERE k.contype = 'c'
  UNION ALL
  SELECT 22, 'Foreign-key constraints:', CASE WHEN k.conrelid = r.oid THEN 0 ELSE 1 END, k.conname,
    CASE WHEN k.conrelid = r.oid THEN '' ELSE 'TABLE "' || k.conrelid::regclass || '" CONSTRAINT ' END
      || '"' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)
  FROM r, pg_catalog.pg_constraint k
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid IN (SELECT oid FROM related)
  UNION ALL
  SELECT 23, 'Referenced by:', 0, k.conname,
    'TABLE "' || k.conrelid::regclass || '" CONSTRAINT "' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)
  FROM pg_catalog.pg_constraint k
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid IN (SELECT oid FROM related)
  UNION ALL
  SELECT 30, 'View definition:', 0, '', E'\n' || pg_catalog.pg_get_viewdef(r.oid, true)
  FROM r WHERE r.relkind IN ('v', 'm') AND r.more
  UNION ALL
  SELECT CASE t.tgenabled WHEN 'D' THEN 41 WHEN 'A' THEN 42 WHEN 'R' THEN 43 ELSE 40 END,
    CASE t.tgenabled WHEN 'D' THEN 'Disabled user triggers:' WHEN 'A' THEN 'Triggers firing always:'
      WHEN 'R' THEN 'Triggers firing on replica only:' ELSE 'Triggers:' END,
    0, t.tgname, pg_catalog.regexp_replace(pg_catalog.pg_get_triggerdef(t.oid, true), '^.*? TRIGGER ', '')
  FROM r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid WHERE NOT t.tgisinternal
  UNION ALL
  SELECT 50, 'Inherits: ', i.inhseqno, '', i.inhparent::regclass::text
  FROM r JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid WHERE NOT r.relispartition
  UNION ALL
  SELECT 51, CASE WHEN r.relkind IN ('p', 'I') THEN 'Partitions: ' ELSE 'Child tables: ' END,
    CASE WHEN pg_catalog.pg_get_expr(x.relpartbound, x.oid) = 'DEFAULT' THEN 1 ELSE 0 END, i.inhrelid::regclass::text,
    i.inhrelid::regclass || COALESCE(' ' || pg_catalog.pg_get_expr(x.relpartbound, x.oid), '')
      || CASE x.relkind WHEN 'p' THEN ', PARTITIONED' WHEN 'I' THEN ', PARTITIONED' ELSE '' END
  FROM r JOIN pg_catalog.pg_inherits i ON i.inhparent = r.oid JOIN pg_catalog.pg_class x ON x.oid = i.inhrelid WHERE r.more
  UNION ALL
  SELECT 51, '', 0, '',
    CASE WHEN r.relkind IN ('p', 'I') THEN 'Number of partitions: ' ELSE 'Number of child tables: ' END
      || pg_catalog.count(i.inhrelid)
      || CASE WHEN pg_catalog.count(i.inhrelid) > 0 THEN ' (Use \d+ to list them.)' ELSE '' END
  FROM r LEFT JOIN pg_catalog.pg_inherits i ON i.inhparent = r.oid
  GROUP BY r.relkind, r.more
  HAVING pg_catalog.count(i.inhrelid) > 0 AND NOT r.more OR pg_catalog.count(i.inhrelid) = 0 AND r.relkind IN ('p', 'I')
  UNION ALL
  SELECT 60, '', 0, '', 'Access method: ' || m.amname
  FROM r JOIN pg_catalog.pg_am m ON m.oid = r.relam WHERE r.more AND r.relkind <> 'i'
  UNION ALL
  SELECT 61, '', 0, '', 'Options: ' || pg_catalog.array_to_string(r.reloptions, ', ')
  FROM r WHERE r.reloptions IS NOT NULL AND r.more
  UNION ALL
  SELECT 70, '', 0, '',
    CASE d.deptype WHEN 'i' THEN 'Sequence for identity column: ' ELSE 'Owned by: ' END
      || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) || '.' || pg_catalog.quote_ident(a.attname)
  FROM r JOIN pg_catalog.pg_depend d ON d.objid = r.oid AND d.classid = 'pg_catalog.pg_class'::regclass
      AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_catalog.pg_class t ON t.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE r.relkind = 'S'
)
SELECT heading, line FROM notes ORDER BY part, first, name COLLATE "C"
