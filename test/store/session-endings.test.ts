import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { endSessions } from '../../functions/site/sessions/end-sessions.ts';
import { endingStore } from '../../functions/site/sessions/ending-store.ts';
import { sessionEndingsTable } from '../../functions/site/sessions/tables.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
const at = Date.parse('2026-11-23T03:00:00Z');
beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(sessionEndingsTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const endings = () => endingStore(held.client, sessionEndingsTable.name);
const end = (region: string, personId: string, after: number) =>
  endSessions({ endings: endings(), now: () => at + after })(
    { region, personId, reason: 'moved' },
    { personId: 'atasan', role: 'admin', region: 'ID', name: 'Atasan' },
  );

describe('ended sessions', () => {
  it('are of one person in one region, until the last moment they were ended', async () => {
    await end('18.09', 'orang', 0);
    await end('18.09', 'orang', 5000);
    await end('18.09', 'orang', 5000);
    expect(await endings().endedAt({ personId: 'orang', region: '18.09' })).toBe(at + 5000);
    for (const other of [
      { personId: 'orang', region: '18' },
      { personId: 'oran', region: '18.09' },
      { personId: 'orang#2', region: '18.09' },
    ])
      expect(await endings().endedAt(other)).toBeUndefined();
  });

  it('of whoever has a sign of the key in their id are nobody else’s', async () => {
    await end('14.06', 'a#b', 0);
    expect(await endings().endedAt({ personId: 'a', region: '14.06' })).toBeUndefined();
    expect(await endings().endedAt({ personId: 'a#b', region: '14.06' })).toBe(at);
  });

  it('are listed the newest first, no more than asked for', async () => {
    for (const [i, personId] of ['z', 'a', 'm'].entries()) await end('31.71', personId, i * 1000);
    const found = await endings().list('31.71', 2);
    expect(found.map(({ personId, by }) => [personId, by])).toEqual([
      ['m', 'atasan'],
      ['a', 'atasan'],
    ]);
  });
});
