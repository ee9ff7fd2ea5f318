import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { aCaseRoom, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let now = mondayNine;

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
  room = aCaseRoom(engine.client, { now: () => (now += 1) });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const verified = async (reportKey: string): Promise<string> => {
  const { caseKey } = await room.report({ reportKey });
  await room.move(caseKey, 'check');
  await room.move(caseKey, 'verify', { reason: 'Fotonya asli.' });
  return caseKey;
};
const refer = (caseKey: string, registerNumber: string, more: Record<string, string> = {}) =>
  room.move(caseKey, 'refer', { authority: 'bawaslu', registerNumber, ...more });

describe('a register number', () => {
  it('is asked about when another case has it, however it is written, and not when this one has', async () => {
    const first = await verified('a'.repeat(32));
    const second = await verified('b'.repeat(32));
    await refer(first, '009/LP/PB/XI');
    await expect(refer(second, '009 / lp / pb / xi')).rejects.toMatchObject({
      errors: [{ field: 'registerNumber', reason: 'looks-invented' }],
    });
    expect((await room.cases.find(second))?.state).toBe('verified');
    expect((await refer(first, '009/LP/PB/XI')).moved).toBe(true);
    expect((await refer(second, '010/LP/PB/XI')).moved).toBe(true);
    expect((await refer(second, '009/LP/PB/XI', { numberChecked: 'yes' })).moved).toBe(true);
  });

  it('of another authority is another number', async () => {
    const third = await verified('c'.repeat(32));
    const moved = await room.move(third, 'refer', {
      authority: 'bkn',
      registerNumber: '009/LP/PB/XI',
    });
    expect(moved.moved).toBe(true);
  });
});
