import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { lawDecreeOperations as operations } from '../../functions/reports/law-decrees/operations.ts';
import { electionRounds } from '../../functions/reports/law-decrees/rounds.ts';
import { electionOf, phaseOn } from '../../shared/calendar/election.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { lastDayOf } from '../../shared/campaign-end.ts';
import { kindStore } from '../../shared/decrees/decree-store.ts';
import { decreeDesk } from '../../shared/decrees/desk.http.ts';
import { inForceReader } from '../../shared/decrees/in-force-reader.ts';
import { layCampaign } from '../../shared/decrees/lay-campaign.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { Refusal } from '../../shared/refusal.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { mondayNine } from '../support/cases.ts';
import { tableOf } from '../support/table-of.ts';

const dayMs = 86_400_000;
// Monday is 23 November 2026, the vote of the campaign 9 December.
const [region, elsewhere] = ['18.09', '35.75'] as const;
const base: Campaign = {
  ...demoCampaign(),
  pledgePhases: [{ name: { id: 'Masa', en: 'Phase' }, opens: '2026-09-01', closes: '2026-12-09' }],
  lastDay: '2027-04-30',
};
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let table = '';
let tables = 0;
let ids = 0;
let now = mondayNine;
let campaign = base;

beforeAll(async () => {
  engine = await startTestEngine();
});
beforeEach(async () => {
  [now, campaign] = [mondayNine, base];
  table = `decreed-${(tables += 1)}`;
  await createTables(engine.client, [tableOf(decreedTable, table)]);
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const people = {
  first: { personId: 'admin-1', role: 'admin', region: 'ID' },
  second: { personId: 'admin-2', role: 'admin', region: 'ID' },
  local: { personId: 'admin-3', role: 'admin', region: '18.09' },
} as const;
type Who = keyof typeof people;

const desk = () =>
  decreeDesk({
    kind: electionRounds({ lastDay: lastDayOf(base) }),
    campaign,
    store: kindStore(engine.client, table, { kind: 'rounds' }),
    newId: () => `percobaan-${(ids += 1)}`,
    now: () => now,
  });
const requestOf = (who: Who, params: Record<string, string>, body: unknown) =>
  readRequest(
    anEvent({
      ...{ method: 'POST', params, query: {} },
      headers: { 'content-type': 'application/json' },
      authorizer: { ...people[who], name: 'Contoh' },
      body: JSON.stringify(body),
    }),
  );

const line = ({
  from = '10 Desember 2026',
  determination = '15 Desember 2026',
  vote = '27 Januari 2027',
  where = '',
} = {}) =>
  `Putaran kedua | Second round | pilkada | sejak ${from} | penetapan ${determination} | kampanye 4 Januari 2027 – 20 Januari 2027 | pemungutan ${vote}${where}`;
const ask = (who: Who, rounds: string, more: object = {}, scope = 'ID') =>
  served(
    operations.askRounds,
    desk().ask,
  )(requestOf(who, { scope }, { version: 0, rounds, step: 'ask', ...more }));
const decide = (who: Who, changeId: string) =>
  served(
    operations.decideRounds,
    desk().decide,
  )(requestOf(who, { scope: 'ID', changeId }, { is: 'agreed' }));
const asked = async (rounds: string, more: object = {}): Promise<string> => {
  const { status, body } = await ask('first', rounds, more);
  expect(status).toBe(202);
  return (body as { changeId: string }).changeId;
};
/** What every function reads within a minute. */
const read = async (over: Campaign = base): Promise<Campaign> => {
  const found = await inForceReader(engine.client, table)();
  if (found === 'unchanged') throw new Error('nothing read');
  return layCampaign(over, found.rows, now).laid;
};
const agreed = async (rounds: string, more: object = {}): Promise<void> => {
  await decide('second', await asked(rounds, more));
  campaign = await read();
};
const refusedFor = async (rounds: string, more: object = {}) => {
  try {
    await ask('first', rounds, more);
    return [];
  } catch (error) {
    return error instanceof Refusal ? error.errors.map(({ reason }) => reason) : [error];
  }
};
const voteOf = (of: string, on: string) => electionOf(campaign, of, on).phases.voteOn;

describe('a round that two decide', () => {
  it('is decided by no one person alone, and for the nation alone', async () => {
    const id = await asked(line());
    await expect(decide('first', id)).rejects.toMatchObject({ errors: [{ reason: 'own-change' }] });
    expect((await read()).rounds).toBeUndefined();
    await expect(ask('local', line(), {}, region)).rejects.toMatchObject({
      code: expect.stringMatching(/wrong-region|wrong-role/),
    });
  });

  it('has the acts from its first day on, where it is, and no act of before', async () => {
    await agreed(line({ where: ` | di ${region}` }));
    expect(voteOf(region, '2026-12-09')).toBe('2026-12-09');
    expect(voteOf(region, '2026-12-10')).toBe('2027-01-27');
    expect(voteOf(elsewhere, '2026-12-10')).toBe('2026-12-09');
    expect(phaseOn(electionOf(campaign, region, '2026-12-12'), '2026-12-12')).toBe(
      'before-determination',
    );
  });

  it('holds from the day it is to, and not before', async () => {
    await agreed(line(), { validFrom: '2026-12-01' });
    expect(campaign.rounds).toBeUndefined();
    now += 8 * dayMs;
    expect((await read()).rounds).toHaveLength(1);
  });

  it('judges nothing anew that was done: it begins after the day from which it holds', async () => {
    const reason = 'round-begins-too-early';
    expect(await refusedFor(line({ from: '23 November 2026' }))).toEqual([reason]);
    expect(await refusedFor(line({ from: '24 November 2026' }))).toEqual([]);
    const more = { validFrom: '2026-12-15' };
    expect(await refusedFor(line({ from: '15 Desember 2026' }), more)).toEqual([reason]);
  });

  it('stays once it has begun, with each of its days that has passed', async () => {
    await agreed(line());
    now += 25 * dayMs; // 18 December: it has begun, and its candidates are determined.
    const more = { version: 1 };
    campaign = await read();
    expect(await refusedFor('', more)).toEqual(['round-has-begun']);
    expect(await refusedFor(line({ determination: '20 Desember 2026' }), more)).toEqual([
      'round-has-begun',
    ]);
    expect(await refusedFor(line().replace('pilkada', 'pemilu'), more)).toEqual([
      'round-has-begun',
    ]);
    await agreed(line({ vote: '3 Februari 2027' }), more);
    expect(voteOf(region, '2026-12-20')).toBe('2027-02-03');
  });

  it('is not undone by a list that was decided before it and begins later', async () => {
    await agreed('', { validFrom: '2026-12-20' });
    const more = { version: 1 };
    expect(await refusedFor(line(), more)).toEqual(['later-rounds']);
    // Upon that list, though nothing of it holds yet.
    await agreed(line({ from: '26 Desember 2026', determination: '27 Desember 2026' }), {
      ...more,
      validFrom: '2026-12-25',
    });
    now += 40 * dayMs;
    expect((await read()).rounds).toHaveLength(1);
  });

  it('has no vote after the last day, whatever a row says, since pledges are deleted by it', async () => {
    const late = line({ vote: '1 Mei 2027' });
    expect(await refusedFor(late)).toEqual(['round-after-last-day']);
    await agreed(line());
    expect((await read({ ...base, lastDay: '2027-01-26' })).rounds).toBeUndefined();
    expect(lastDayOf(campaign)).toBe(lastDayOf(base));
  });

  it.each([
    [
      'begins with another of its regions',
      `${line()}\n${line({ where: ` | di ${region}` })}`,
      'round-with-another',
    ],
    ['is of a region that is not served', line({ where: ' | di 11.01' }), 'round-not-served'],
    ['begins after its own vote', line({ from: '28 Januari 2027' }), 'round-after-its-vote'],
  ])('is refused by name where it %s', async (_, rounds, reason) => {
    expect(await refusedFor(rounds)).toEqual([reason]);
  });

  it('says before it is asked for what would follow', async () => {
    const { body } = await ask('first', line({ where: ` | di ${region}` }), { step: 'preview' });
    const said = JSON.stringify(body);
    expect(said).toContain('1 putaran baru.');
    expect(said).toContain('1 daerah terkait.');
    expect((await read()).rounds).toBeUndefined();
  });
});
