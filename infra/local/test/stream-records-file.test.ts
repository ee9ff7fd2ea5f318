import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import initSqlJs from 'sql.js';
import { prepareFile } from '../engine/prepare-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'netral-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const insert = `INSERT INTO _stream_records
  (table_name, event_name, keys_json, sequence_number, shard_id, created_at)
  VALUES (?, 'INSERT', '{}', ?, 's', ?)`;

describe('the prepared stream table', () => {
  it('forgets records older than a day, but never the newest of a table, from which the engine counts on', async () => {
    const file = join(folder, 'engine.sqlite');
    await prepareFile(file);
    const { Database } = await initSqlJs();
    const database = new Database(readFileSync(file));
    const now = 2_000_000_000;
    for (let n = 1; n <= 12; n += 1) database.run(insert, ['quiet', `${n}`, now - 90_000]);
    for (let n = 1; n <= 988; n += 1) database.run(insert, ['busy', `${n}`, now]);
    const [rows] = database.exec(
      'SELECT table_name, COUNT(*), MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records GROUP BY 1',
    );
    database.close();
    expect(rows?.values).toEqual([
      ['busy', 988, 988],
      ['quiet', 1, 12],
    ]);
  });
});
