import type { CaseEnded } from '../../../events/case-ended.ts';
import { describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { caseMoved, type CaseMoved } from '../../../events/case-moved.ts';
import type { CaseUnitNamed } from '../../../events/case-unit-named.ts';
import { caseOverdue, type CaseOverdue } from '../../../events/case-overdue.ts';
import type { Case } from '../../../functions/reports/cases/case.ts';
import { makeMove } from '../../../functions/reports/cases/make-move.ts';
import { relayCasesStream } from '../../../functions/reports/cases/relay-cases.stream.ts';
import { relayCase } from '../../../functions/reports/cases/relay-cases.ts';
import { emailText, smsText } from '../../../functions/satgas/alerts/messages.ts';
import { makeLink, readLink } from '../../../functions/satgas/alerts/personal-link.ts';
import { rungNameOf } from '../../../functions/satgas/policy.ts';
import { anOfficer } from '../../support/builders.ts';
import { aCase, countingWith, mondayNine } from '../../support/cases.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

type Told = CaseEnded | CaseMoved | CaseOverdue | CaseUnitNamed;

/** What the stream of cases brings, with a publisher that may die. */
const theRelay = (publish: (event: Told) => void) => {
  const handler = relayCasesStream(
    relayCase({ publish: (event) => Promise.resolve().then(() => publish(event)) }),
    () => Promise.resolve(),
  );
  return (changes: [Case | undefined, Case][], from = 0) =>
    handler({
      Records: changes.map((change, i) => recordOf(change, from + i)),
    } as DynamoDBStreamEvent);
};

const recordOf = ([before, after]: [Case | undefined, Case], i: number) => ({
  eventName: before ? ('MODIFY' as const) : ('INSERT' as const),
  dynamodb: {
    SequenceNumber: String(i),
    ...(before && { OldImage: imageOf(before) }),
    NewImage: imageOf(after),
  },
});
const imageOf = (kept: Case) => marshall(kept, { removeUndefinedValues: true });

const relayed = async (...changes: [Case | undefined, Case][]): Promise<Told[]> => {
  const told: Told[] = [];
  await theRelay((event) => told.push(event))(changes);
  return told;
};

const checked = (kept: Case): Case => {
  const who = { role: 'officer' as const, personId: 'petugas-1' };
  const made = makeMove(kept, { move: 'check', fields: {}, who, at: mondayNine }, countingWith());
  if (!made.ok) throw new Error(made.reason);
  return made.case;
};
const reminded = (kept: Case, nags: number, at = mondayMorning): Case => ({
  ...kept,
  nags,
  naggedFor: kept.dueAt,
  naggedAt: at,
});

describe('telling the suite of cases', () => {
  const kept = aCase({ accusedUnitCode: 'DISDIK' });

  it('tells of a move by ids, region and states, and of nobody', async () => {
    const [event, ...more] = await relayed([undefined, kept], [kept, checked(kept)]);
    expect(more).toEqual([]);
    expect(caseMoved.parse(event)).toEqual(event);
    expect(event?.data).toMatchObject({
      move: 'check',
      from: 'received',
      to: 'checked',
      version: 1,
    });
    expect(JSON.stringify(event)).not.toMatch(/petugas|Contoh|Dinas|DISDIK/);
  });

  it('tells of an overdue case, and of its unit so that the alert passes it by', async () => {
    const [event, ...more] = await relayed([kept, reminded(kept, 1)]);
    expect(more).toEqual([]);
    expect(caseOverdue.parse(event)).toEqual(event);
    expect(event?.data).toMatchObject({ accusedUnit: 'DISDIK', reminder: 1, dueAt: kept.dueAt });
    expect(JSON.stringify(event)).not.toMatch(/Contoh|Dinas/);
  });

  it('tells nothing of what is no move: a checklist, a deadline counted anew, a longer keeping', async () => {
    const version = kept.version + 1;
    const lastMove = { move: 'checklist', at: mondayNine, role: 'officer' as const, version };
    expect(
      await relayed(
        [kept, { ...kept, version, lastMove }],
        [kept, { ...kept, version, lastMove: { ...lastMove, move: 'deadline-recomputed' } }],
        [kept, { ...kept, expiresAt: kept.expiresAt + 1 }],
      ),
    ).toEqual([]);
  });

  it('tells again what it may not have told, under the same ids, wherever it was killed', async () => {
    const changes: [Case, Case][] = [
      [kept, checked(kept)],
      [kept, reminded(kept, 1)],
    ];
    const all = (await relayed(...changes)).map(({ id }) => id);
    for (let killedAt = 0; killedAt < 4; killedAt += 1) {
      const told: string[] = [];
      let edges = 0;
      const edge = () => {
        if (edges++ === killedAt) throw new Error('killed');
      };
      const handle = theRelay((event) => {
        edge();
        told.push(event.id);
        edge();
      });
      const { batchItemFailures } = await handle(changes);
      expect(batchItemFailures).toHaveLength(1);
      const from = Number(batchItemFailures[0]?.itemIdentifier);
      await handle(changes.slice(from), from);
      expect(new Set(told)).toEqual(new Set(all));
      expect(told.length).toBeLessThanOrEqual(3);
    }
  });
});

describe('the alert of an overdue case', () => {
  const officers = [
    anOfficer('jaga', { duty: undefined }),
    anOfficer('ketua', { rung: 'chair' }),
    anOfficer('provinsi', { rung: 'province', region: '18' }),
    anOfficer('nasional', { rung: 'national', region: 'ID' }),
  ];
  const overdue = async (nags: number, more: Partial<Case> = {}): Promise<CaseOverdue> => {
    const kept = aCase({ severity: 4, ...more });
    const [event] = await relayed([kept, reminded(kept, nags, mondayMorning + nags)]);
    return caseOverdue.parse(event);
  };

  it('is one for each reminder, however often it is told', async () => {
    const satgas = theSatgas({ officers });
    const first = await overdue(1);
    const again = { ...first, data: { ...first.data, reminder: 2, remindedAt: mondayMorning + 2 } };
    for (const event of [first, first, again, first, again]) await satgas.open(event);
    expect(satgas.kept.size).toBe(2);
    for (const alert of satgas.kept.values()) expect(alert).toMatchObject({ overdue: true });
  });

  it.each([
    [1, 'on-duty', ['jaga']],
    [2, 'chair', ['ketua']],
    [3, 'province', ['provinsi']],
    [4, 'national', ['nasional']],
    [9, 'national', ['nasional']],
  ])('of reminder %i begins on the rung of %s', async (nags, rung, telling) => {
    const satgas = theSatgas({ officers });
    await satgas.open(await overdue(nags));
    const alert = satgas.alert();
    expect(rungNameOf({ severity: 4, rung: alert?.rung ?? -1 })).toBe(rung);
    expect(alert?.telling).toEqual(telling);
  });

  it('begins with whoever there is when nobody stands that high', async () => {
    const satgas = theSatgas({ officers: officers.slice(0, 1) });
    await satgas.open(await overdue(5));
    expect(satgas.alert()?.telling).toEqual(['jaga']);
  });

  it('passes the accused’s own unit by, and climbs when nobody takes it', async () => {
    const satgas = theSatgas({
      officers: [anOfficer('seunit', { unit: 'DISDIK' }), ...officers],
    });
    await satgas.open(await overdue(1, { accusedUnitCode: 'DISDIK' }));
    expect(satgas.alert()?.telling).toEqual(['jaga']);
    await satgas.pass(16);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
  });

  it('says in one SMS that it is overdue, with a link that finds it', async () => {
    const satgas = theSatgas({ officers });
    await satgas.open(await overdue(1));
    const alert = satgas.alert();
    const key = Buffer.alloc(32, 9);
    const bound = { region: '18.09', alertId: alert?.alertId ?? '', officerId: 'jaga' };
    const token = makeLink(key, bound, mondayMorning + 60_000);
    expect(readLink(key, token)).toMatchObject({ ok: true, alertId: alert?.alertId });
    const link = `https://abcdefghij.execute-api.ap-southeast-3.amazonaws.com/live/a/${token}`;
    const message = { region: '18.09', caseNumber: 'LP-7F3K2Q', severity: 4, link, overdue: true };
    expect(smsText(message)).toContain(' TENGGAT. ');
    expect(smsText(message).length).toBeLessThanOrEqual(160);
    expect(emailText(message)).toContain('lewat tenggat');
    expect(emailText(message, 'en')).toContain('passed its deadline');
    expect(satgas.sent.find(({ channel }) => channel === 'sms')?.text).toContain('TENGGAT');
  });
});
