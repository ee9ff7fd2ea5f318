import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { Case } from '../../functions/reports/cases/case.ts';
import { caseFormAgain } from '../../functions/reports/cases/case-page.ts';
import { funnelHttp } from '../../functions/reports/cases/funnel.http.ts';
import { listCasesHttp } from '../../functions/reports/cases/list-cases.http.ts';
import { listReviewsHttp } from '../../functions/reports/cases/list-reviews.http.ts';
import { moveCaseHttp } from '../../functions/reports/cases/move-case.http.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { readCaseHttp } from '../../functions/reports/cases/read-case.http.ts';
import { reviewEndingHttp } from '../../functions/reports/cases/review-ending.http.ts';
import { isSampled, reviewWithinMs } from '../../functions/reports/cases/review.ts';
import type { Person } from '../../shared/http/request.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { served } from '../../shared/operation/serve.ts';
import { likenessKey } from '../support/builders.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, createCaseTables, sampling, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  room = aCaseRoom(client, { now: () => (now += 1) });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const inspectorate = { ...people.officer, personId: 'petugas-9', unit: 'INSPEKTORAT' };
const reason = 'Tidak ada bukti sama sekali.';

/** A light case that somebody rules out, as they do over HTTP. */
const ended = async (as: Person = people.officer, more: object = {}): Promise<Case> => {
  const { caseKey, version } = await room.report({ severity: 2, ...more });
  const move = served(caseOperations.moveCase, moveCaseHttp(room));
  const body = { move: 'rule-out', version, reason };
  expect(await move(asked(caseKey, { as, body }))).toMatchObject({ status: 200 });
  return present(caseKey);
};

const present = async (caseKey: string): Promise<Case> => {
  const kept = await room.cases.find(caseKey);
  if (!kept) throw new Error('no case');
  return kept;
};

const isIn = ({ caseKey }: Case): boolean => isSampled(sampling.key, caseKey, sampling.percent);

/** The end of a case that is looked at by the sample alone. */
const sampled = async (as: Person = people.officer, more: object = {}): Promise<Case> => {
  for (;;) {
    const kept = await ended(as, more);
    if (isIn(kept)) return kept;
  }
};

type Line = { caseKey: string; endedBy: string; reviewOverdue: boolean };
type Page = { reviews: Line[]; waiting: number; next: string | null };

const page = async (as: Person, query: Record<string, string> = {}): Promise<Page> => {
  const list = served(caseOperations.listReviews, listReviewsHttp(room));
  return (await list(asked(undefined, { as, query }))).body as Page;
};

/** All that waits for somebody, page by page. */
const waiting = async (as: Person): Promise<string[]> => {
  const keys: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { reviews, next } = await page(as, cursor ? { cursor } : {});
    keys.push(...reviews.map(({ caseKey }) => caseKey));
    cursor = next;
  }
  return keys;
};

const review = (caseKey: string, body: object, as: Person = people.province, key?: string) =>
  served(caseOperations.reviewEnding, {
    ...{ does: reviewEndingHttp(room), formAgain: caseFormAgain(room) },
  })(asked(caseKey, { as, body, ...(key !== undefined && { key }) }));

const fileFor = async (caseKey: string, as: Person) =>
  (await served(caseOperations.readCase, readCaseHttp(room))(asked(caseKey, { as }))).body;

describe('the ends of light cases', () => {
  it('wait for the province where they are in the sample, and otherwise the first of each person in a month', async () => {
    const all: Case[] = [];
    for (let n = 0; n < 40; n += 1) all.push(await ended());
    const [first] = all;
    const expected = all.filter((one) => one === first || isIn(one));
    expect(expected.length).toBeGreaterThan(1);
    expect(expected.length).toBeLessThan(all.length);
    for (const as of [people.province, people.nation])
      expect(await waiting(as)).toEqual(expected.map(({ caseKey }) => caseKey));
  });

  it('that two people made are in no sample, nor those an authority made', async () => {
    const grave = await room.report({ severity: 4 });
    await room.move(grave.caseKey, 'rule-out', { reason });
    const light = await room.report({ severity: 2 });
    await room.move(light.caseKey, 'check');
    for (const { caseKey } of [grave, light])
      expect(await room.reviewRows.find(caseKey)).toBeUndefined();
    expect(await present(grave.caseKey)).toMatchObject({ state: 'out-of-scope' });
  });

  it('are shown, in the region, to nobody: no line, no number, no word on the file', async () => {
    const kept = await sampled();
    for (const as of [people.officer, people.colleague, people.chair, people.ofUnit]) {
      expect(await page(as)).toEqual({ reviews: [], waiting: 0, next: null });
      expect(await page(as, { list: 'counts' })).toEqual({ reviews: [], waiting: 0, next: null });
      expect(await fileFor(kept.caseKey, as)).toMatchObject({ review: null });
    }
    expect(await fileFor(kept.caseKey, people.province)).toMatchObject({
      review: { move: 'rule-out', found: null },
    });
  });

  it('are not for who made them, though they serve above', async () => {
    const kept = await sampled(people.province);
    expect(await waiting(people.province)).not.toContain(kept.caseKey);
    expect(await waiting(people.nation)).toContain(kept.caseKey);
    expect(await fileFor(kept.caseKey, people.province)).toMatchObject({ review: null });
    const mine = await review(kept.caseKey, { version: kept.version, found: 'in-order' });
    expect(mine).toMatchObject({
      status: 409,
      body: { errors: [{ reason: 'nothing-to-review' }] },
    });
    expect(await room.reviewRows.find(kept.caseKey)).not.toHaveProperty('found');
  });

  it('are, for whoever may not know of the case, not there', async () => {
    const marks = nameMarks(likenessKey, 'Xylander Quietmann');
    const barring = { standing: 'named' as const, units: ['DISDUKCAPIL'], names: [marks] };
    const before = await waiting(people.province);
    const kept = await room.report({ severity: 2, barring });
    await room.move(kept.caseKey, 'rule-out', { reason });
    const again = await room.report({ severity: 2, barring });
    await room.move(again.caseKey, 'rule-out', { reason });
    // Everybody of this register is called Xylander.
    expect(await waiting(people.province)).toEqual(before);
    const sent = { version: 1, found: 'in-order' };
    expect(await refusal(() => review(kept.caseKey, sent))).toBe('not-found unknown-case');
    expect(await refusal(() => review('k'.repeat(32), sent))).toBe('not-found unknown-case');
  });

  it('are counted without a line, and say when they are late', async () => {
    const kept = await sampled();
    const { waiting: count, reviews } = await page(people.province, { list: 'counts' });
    expect(reviews).toEqual([]);
    expect(count).toBe((await page(people.province)).reviews.length);
    const lateOf = async () =>
      (await page(people.nation)).reviews.find(({ caseKey }) => caseKey === kept.caseKey)
        ?.reviewOverdue;
    expect(await lateOf()).toBe(false);
    now += reviewWithinMs;
    expect(await lateOf()).toBe(true);
  });

  it('are, when they are late, a number for oversight above, and none for the region', async () => {
    await sampled();
    now += reviewWithinMs;
    const late = (await waiting(people.nation)).length;
    await ended({ ...inspectorate, personId: 'petugas-8' });
    await room.count();
    const none = { list: () => Promise.resolve([]) };
    const funnel = served(
      caseOperations.overseeCases,
      funnelHttp({ campaign: room.campaign, funnels: room.funnels, gaps: none }),
    );
    const seenBy = async (as: Person) => (await funnel(asked(undefined, { as }))).body;
    for (const as of [people.oversight, { ...people.oversight, region: '18' }])
      expect(await seenBy(as)).toMatchObject({ reviewsOverdue: late });
    for (const as of [people.chair, { ...people.oversight, region: '18.09' }])
      expect(await seenBy(as)).toMatchObject({
        ...{ reviewsOverdue: null, regions: [{ region: '18.09', reviewsOverdue: null }] },
      });
  });
});

describe('whoever looks at an end', () => {
  it('finds it in order, once, and it waits no more', async () => {
    const kept = await sampled();
    const sent = { version: kept.version, found: 'in-order' };
    expect(await review(kept.caseKey, sent)).toMatchObject({ status: 200 });
    expect(await waiting(people.province)).not.toContain(kept.caseKey);
    expect(await review(kept.caseKey, sent)).toMatchObject({ status: 200 });
    expect(await review(kept.caseKey, sent, people.nation)).toMatchObject({
      ...{ status: 409, body: { errors: [{ reason: 'nothing-to-review' }] } },
    });
    expect(await present(kept.caseKey)).toEqual(kept);
    expect(await fileFor(kept.caseKey, people.nation)).toMatchObject({
      review: { found: 'in-order', foundBy: 'provinsi' },
    });
  });

  it('takes it back: the case is its region’s again, with a deadline and the reason', async () => {
    const kept = await sampled();
    const again = { version: kept.version, found: 'reopened', reason: 'Dua saksi belum ditanya.' };
    const answer = await review(kept.caseKey, again, people.province, 'kunci-tinjau-1');
    expect(answer).toMatchObject({ status: 200, body: { state: 'checked' } });
    expect(await review(kept.caseKey, again, people.province, 'kunci-tinjau-1')).toMatchObject({
      status: 200,
    });
    const after = await present(kept.caseKey);
    expect(after).toMatchObject({ queue: '18.09#open', dueFor: 'verify', version: 2 });
    expect(after.outcome).toBeUndefined();
    expect((await room.cases.history(kept.caseKey)).at(-1)).toMatchObject({
      ...{ move: 'reopen-reviewed', why: again.reason, who: { personId: 'provinsi' } },
    });
    const list = served(caseOperations.listCases, listCasesHttp(room));
    const { body } = await list(asked(undefined, { query: { q: kept.caseNumber } }));
    expect(body).toMatchObject({ cases: [{ caseKey: kept.caseKey, reopened: true }] });
    expect(await waiting(people.province)).not.toContain(kept.caseKey);
  });

  it('is shown the end again when the case is ended again, sampled or not', async () => {
    const first = await ended(inspectorate);
    await review(first.caseKey, { version: 1, found: 'reopened', reason: 'Belum lengkap.' });
    await room.move(first.caseKey, 'not-prove', { reason });
    expect(await waiting(people.province)).toContain(first.caseKey);
  });

  it('must say why they take it back, and have seen the case as it is', async () => {
    const kept = await sampled();
    const bare = { version: kept.version, found: 'reopened' };
    expect(await refusal(() => review(kept.caseKey, bare))).toBe('invalid-fields required');
    await room.move(kept.caseKey, 'close');
    for (const found of ['in-order', 'reopened'])
      expect(
        await review(kept.caseKey, { version: kept.version, found, reason: 'Belum lengkap.' }),
      ).toMatchObject({ status: 409, body: { changed: { move: 'close' } } });
    const { version } = await present(kept.caseKey);
    const reopened = { version, found: 'reopened', reason: 'Belum lengkap.' };
    expect(await review(kept.caseKey, reopened)).toMatchObject({ body: { state: 'checked' } });
  });

  it('is of two at once only one', async () => {
    const kept = await sampled();
    const sent = { version: kept.version, found: 'reopened', reason: 'Belum lengkap.' };
    const answers = await Promise.all([
      review(kept.caseKey, sent),
      review(kept.caseKey, { ...sent, found: 'in-order' }, people.nation),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { found } = (await room.reviewRows.find(kept.caseKey)) ?? {};
    const { state } = await present(kept.caseKey);
    expect(state).toBe(found === 'reopened' ? 'checked' : 'out-of-scope');
  });

  it('serves above: nobody of the region learns by asking whether an end is looked at', async () => {
    const inside = await sampled();
    let outside = await ended();
    while (isIn(outside)) outside = await ended();
    for (const as of [people.officer, people.chair])
      for (const { caseKey, version } of [inside, outside])
        for (const found of ['in-order', 'reopened'])
          expect(await refusal(() => review(caseKey, { version, found }, as))).toBe(
            'not-allowed from-above-only',
          );
    expect(
      await review(outside.caseKey, { version: outside.version, found: 'in-order' }),
    ).toMatchObject({ status: 409, body: { errors: [{ reason: 'nothing-to-review' }] } });
  });
});
