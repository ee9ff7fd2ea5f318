import { existsSync, renameSync, writeFileSync } from 'node:fs';
import initSqlJs from 'sql.js';

// The engine makes its stream table without an index, and writes slow down with every record in it.
// It leaves alone a table that is already there: so we make it first, indexed, and let records older than a day go.
// The newest record of each table stays: the engine counts on from it, and beginning again at 1 would put new
// records behind everybody's checkpoint.
const schema = `
CREATE TABLE _stream_records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_name TEXT NOT NULL,
  event_name TEXT NOT NULL,
  keys_json TEXT NOT NULL,
  new_image TEXT,
  old_image TEXT,
  sequence_number TEXT NOT NULL,
  shard_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  user_identity TEXT
);
CREATE INDEX host_stream_order ON _stream_records(table_name, CAST(sequence_number AS INTEGER));
CREATE INDEX host_stream_age ON _stream_records(created_at);
CREATE TRIGGER host_stream_forget AFTER INSERT ON _stream_records WHEN new.id % 1000 = 0
BEGIN
  DELETE FROM _stream_records
  WHERE created_at < new.created_at - 86400
    AND CAST(sequence_number AS INTEGER) < (
      SELECT MAX(CAST(newest.sequence_number AS INTEGER)) FROM _stream_records AS newest
      WHERE newest.table_name = _stream_records.table_name
    );
END;
`;

/** Lays down the engine's file with its stream table prepared, unless there is one; whole or not at all. */
export const prepareFile = async (file: string): Promise<void> => {
  if (existsSync(file)) return;
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(schema);
  writeFileSync(`${file}.new`, database.export());
  database.close();
  renameSync(`${file}.new`, file);
};
