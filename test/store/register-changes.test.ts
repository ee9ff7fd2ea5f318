import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { changeStore } from '../../functions/satgas/officers/change-store.ts';
import { decideChange } from '../../functions/satgas/officers/decide-change.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { proposeChange } from '../../functions/satgas/officers/propose-change.ts';
import { officersTable, registerChangesTable } from '../../functions/satgas/officers/tables.ts';
import type { Person } from '../../shared/http/request.ts';
import { anOfficer } from '../support/builders.ts';
import { killableClient } from '../support/case-tables.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
const now = Date.parse('2026-11-23T01:00:00Z');

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [
    tableOf(officersTable, 'Officers'),
    tableOf(registerChangesTable, 'Changes'),
  ]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const admin: Person = { personId: 'admin', role: 'admin', region: 'ID', name: 'Admin' };
const second: Person = { ...admin, personId: 'admin-2' };
let ids = 0;

const theRegister = (client: DynamoDBClient) => {
  const needs = {
    officers: officerStore(client, 'Officers'),
    changes: changeStore(client, 'Changes'),
    newId: () => `perubahan-${String((ids += 1)).padStart(4, '0')}`,
    now: () => now + ids,
  };
  return { ...needs, propose: proposeChange(needs), decide: decideChange(needs) };
};

/** The same work by a process that dies before or after its nth call, and lives on when n is beyond its last. */
const killedAt = async (nth: number, work: (client: DynamoDBClient) => Promise<unknown>) => {
  const { endpoint } = held.engine;
  const region = await held.client.config.region();
  const credentials = await held.client.config.credentials();
  let seen = 0;
  const client = killableClient({ endpoint, region, credentials, maxAttempts: 1 }, () => {
    seen += 1;
    if (seen >= nth) throw new Error('killed');
  });
  try {
    await work(client);
    return 'done';
  } catch (error) {
    if (!/killed/.test(String(error))) throw error;
    return 'killed';
  } finally {
    client.destroy();
  }
};

const five = (prefix: string, more: Partial<Officer> = {}): Officer[] =>
  Array.from({ length: 5 }, (_, n) =>
    anOfficer(`${prefix}-${n}`, { region: '35.75', nameMarks: undefined, ...more }),
  );

describe('changes of the register', () => {
  it('are listed whole, newest first, each with what became of it', async () => {
    const register = theRegister(held.client);
    const wanted = (officers: Officer[]) => ({ scope: 'ID', officers });
    const { change: first } = await register.propose(wanted(five('daftar')), admin);
    const { change: next } = await register.propose(wanted(five('lain')), admin);
    if (!first || !next) throw new Error('Nothing was proposed');
    const { changeId } = first.proposal;
    const decided = await register.decide({ scope: 'ID', changeId, is: 'agreed' }, second);
    const listed = await register.changes.list('ID');
    expect(listed).toEqual([next, decided]);
    expect(decided.outcome).toMatchObject({ stored: 5, meanwhile: [] });
    expect(await register.officers.listOf(['35.75'])).toHaveLength(5);
  });

  it('are seen whole or not at all, wherever the process that proposes dies', async () => {
    const before = (await theRegister(held.client).changes.list('ID')).length;
    let whole = 0;
    for (let nth = 1; nth < 60; nth += 1) {
      const officers = five(`usul-${nth}`);
      const wanted = { scope: 'ID', officers };
      const end = await killedAt(nth, (client) => theRegister(client).propose(wanted, admin));
      const { changes } = theRegister(held.client);
      const seen = (await changes.list('ID')).length - before;
      if (seen > whole) {
        whole = seen;
        const [newest] = await changes.list('ID');
        expect(await changes.rows('ID', newest?.proposal.changeId ?? '')).toHaveLength(5);
      }
      if (end === 'done') return;
    }
    throw new Error('The last call was never reached');
  });

  it('that are agreed hold wholly in the end, wherever the process that carries them out dies', async () => {
    let kills = 0;
    for (let nth = 1; nth < 80; nth += 1) {
      const register = theRegister(held.client);
      const officers = five(`setuju-${nth}`);
      const wanted = { scope: '35.75', officers };
      const { change } = await register.propose(wanted, admin);
      const decided = {
        ...{ scope: '35.75', changeId: change?.proposal.changeId ?? '' },
        is: 'agreed' as const,
      };
      const end = await killedAt(nth, (client) => theRegister(client).decide(decided, second));
      const { outcome } = await register.decide(decided, second);
      expect(outcome).toMatchObject({ stored: 5, meanwhile: [] });
      const there = await register.officers.listOf(['35.75']);
      const own = there.filter(({ officerId }) => officerId.startsWith(`setuju-${nth}-`));
      expect(own.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1]);
      if (end === 'done') {
        expect(kills).toBeGreaterThan(10);
        return;
      }
      kills += 1;
    }
    throw new Error('The last call was never reached');
  });
});
