import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { endedSessions } from '../../functions/site/sign-in/ended-sessions.ts';
import { endedSessionsTable } from '../../functions/site/sign-in/tables.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(endedSessionsTable, 'Sessions')]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

describe('a session that was ended', () => {
  const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJwZXR1Z2FzIn0.c2lnbmF0dXJl';

  it('opens nothing any more, however its signature is written', async () => {
    const { end, isEnded } = endedSessions(held.client, 'Sessions');
    expect(await isEnded(token)).toBe(false);
    await end(token, Date.parse('2026-11-29T09:00:00Z'));
    await end(token, Date.parse('2026-11-29T09:00:00Z'));
    expect(await isEnded(token)).toBe(true);
    expect(await isEnded(`${token.slice(0, -1)}m`)).toBe(true);
  });

  it('ends no other', async () => {
    const { isEnded } = endedSessions(held.client, 'Sessions');
    expect(
      await isEnded(token.replace('c2lnbmF0dXJl', 'eyJ').replace('eyJzdWIi', 'eyJzdWIj')),
    ).toBe(false);
  });
});
