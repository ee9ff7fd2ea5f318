import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decideSilence,
  endSilence,
  proposeSilence,
} from '../../../functions/satgas/silences/decide-silence.ts';
import { viewOfSilence } from '../../../functions/satgas/silences/silence-view.ts';
import { hoursLeft, noSilence, type Silence } from '../../../functions/satgas/silences/silence.ts';
import type { Person } from '../../../shared/http/request.ts';
import { memorySilences } from '../../support/memory-silences.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';

const hourMs = 3_600_000;
const region = '18.09';
const somebody = (personId: string, role: Person['role'], of = region): Person => ({
  ...{ personId, role, region: of, name: 'Contoh' },
});
const chair = somebody('ketua', 'chair');
const colleague = somebody('ketua-dua', 'chair');
const admin = somebody('admin', 'admin');
const province = somebody('provinsi', 'chair', '18');

/** A desk of silences with a clock that can be moved. */
const aDesk = (rows: Silence[] = []) => {
  const { silences, stored } = memorySilences(rows);
  const clock = { at: mondayMorning, ids: 0 };
  const needs = {
    silences,
    newId: () => `0123456789-usul-${(clock.ids += 1)}`,
    now: () => clock.at,
  };
  const propose = (by: Person, hours = 2, reason = 'Telepon piket diganti') =>
    proposeSilence(needs)(region, { hours, reason }, by);
  const decide = (
    by: Person,
    proposalId: string | undefined,
    is: 'agreed' | 'rejected' = 'agreed',
  ) => decideSilence(needs)({ region, proposalId: proposalId ?? '', is }, by);
  const end = () => endSilence(needs)(region);
  const begin = async (hours: number) =>
    decide(admin, (await propose(chair, hours)).waiting?.proposalId);
  return { clock, stored, propose, decide, end, begin };
};

describe('a silence', () => {
  it('holds nothing by one person alone, whoever it is', async () => {
    const { propose, decide, stored } = aDesk();
    const { waiting } = await propose(admin);
    expect(stored.get(region)?.until).toBe(0);
    await expect(decide(admin, waiting?.proposalId)).rejects.toMatchObject({
      code: 'not-allowed',
      errors: [{ reason: 'own-change' }],
    });
    expect(stored.get(region)?.until).toBe(0);
  });

  it('is not agreed to by another chair of the same region, but by an admin or somebody above', async () => {
    const { propose, decide, clock } = aDesk();
    const { waiting } = await propose(chair);
    await expect(decide(colleague, waiting?.proposalId)).rejects.toMatchObject({
      errors: [{ reason: 'needs-an-admin' }],
    });
    expect(await decide(province, waiting?.proposalId)).toMatchObject({
      ...{ from: clock.at, until: clock.at + 2 * hourMs, by: 'ketua', agreedBy: 'provinsi' },
    });
  });

  it('begins when the second person agrees, and no proposal is agreed to a day later', async () => {
    const { propose, decide, clock } = aDesk();
    const { waiting } = await propose(chair);
    clock.at += 24 * hourMs + 1;
    await expect(decide(admin, waiting?.proposalId)).rejects.toMatchObject({ code: 'too-late' });
    expect((await propose(chair, 3)).waiting).toMatchObject({ hours: 3 });
  });

  it('is stored once however often it is proposed, and decided about once', async () => {
    const { propose, decide, clock } = aDesk();
    const { waiting } = await propose(chair);
    expect((await propose(chair)).waiting).toEqual(waiting);
    await expect(propose(colleague)).rejects.toMatchObject({
      errors: [{ reason: 'already-waiting' }],
    });
    const first = await decide(admin, waiting?.proposalId);
    clock.at += hourMs;
    expect((await decide(province, waiting?.proposalId)).until).toBe(first.until);
    await expect(decide(province, waiting?.proposalId, 'rejected')).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is ended by one person at once, and what it did not use is left', async () => {
    const { begin, end, clock } = aDesk();
    await begin(20);
    clock.at += hourMs;
    const ended = await end();
    expect(ended.until).toBe(clock.at);
    expect(hoursLeft(ended, clock.at)).toBe(23);
  });

  it('takes 24 hours of any seven days at most, in one piece or in many', async () => {
    const { begin, propose, clock } = aDesk();
    await begin(20);
    clock.at += 21 * hourMs;
    await expect(propose(chair, 5)).rejects.toMatchObject({
      errors: [{ field: 'hours', reason: 'silence-used-up', facts: { left: '4' } }],
    });
    await begin(4);
    clock.at += 24 * hourMs;
    await expect(propose(chair, 1)).rejects.toMatchObject({ errors: [{ facts: { left: '0' } }] });
    clock.at += 6 * 24 * hourMs;
    expect((await begin(20)).until).toBe(clock.at + 20 * hourMs);
  });

  it('is looked at once more when it is agreed to: the one that runs meanwhile has used hours', async () => {
    const { begin, propose, decide, clock } = aDesk();
    await begin(20);
    clock.at += hourMs;
    const { waiting } = await propose(chair, 10);
    clock.at += 18 * hourMs;
    await expect(decide(admin, waiting?.proposalId)).rejects.toMatchObject({
      errors: [{ reason: 'silence-used-up', facts: { left: '5' } }],
    });
  });

  it('of a row of a version before counts as the longest that one could be', () => {
    const old = { region, until: mondayMorning - hourMs, reason: 'Latihan', by: 'admin' };
    expect(hoursLeft(old, mondayMorning)).toBe(0);
    expect(hoursLeft({ ...old, until: mondayMorning - 8 * 24 * hourMs }, mondayMorning)).toBe(24);
    expect(viewOfSilence(old, chair, mondayMorning)).toMatchObject({ silentUntil: null });
  });

  it('never takes more than 24 hours of seven days, whatever is proposed, agreed and ended when', async () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 40 * 60 }),
      hours: fc.integer({ min: 1, max: 24 }),
      endAfter: fc.option(fc.integer({ min: 1, max: 1440 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { begin, end, clock } = aDesk();
        const spans: { from: number; until: number }[] = [];
        for (const { wait, hours, endAfter } of steps) {
          clock.at += wait * 60_000;
          const began = await begin(hours).catch(() => undefined);
          const last = spans.at(-1);
          if (!began) continue;
          if (last) last.until = Math.min(last.until, clock.at);
          spans.push({ from: clock.at, until: began.until });
          if (endAfter === undefined) continue;
          clock.at += endAfter * 60_000;
          const { until } = await end();
          const [present] = spans.slice(-1);
          if (present) present.until = until;
        }
        for (const { until: to } of spans) {
          const since = to - 7 * 24 * hourMs;
          const used = spans.reduce(
            (sum, { from, until }) =>
              sum + Math.max(Math.min(until, to) - Math.max(from, since), 0),
            0,
          );
          expect(used).toBeLessThanOrEqual(24 * hourMs);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says to whoever reads it what waits, and whether they may decide', async () => {
    const { propose, clock } = aDesk();
    const proposed = await propose(chair);
    expect(viewOfSilence(proposed, chair, clock.at).waiting).toMatchObject({ mayDecide: false });
    expect(viewOfSilence(proposed, province, clock.at)).toMatchObject({
      ...{ silentUntil: null, hoursLeft: 24, waiting: { mayDecide: true, by: 'ketua' } },
    });
    expect(viewOfSilence(noSilence(region), chair, clock.at)).toMatchObject({ waiting: null });
  });
});
