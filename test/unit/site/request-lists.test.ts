import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { overdueRequests } from '../../../functions/site/requests/overdue-requests.ts';
import { admin, at, desk, hour, reasonOf, sendOne } from '../../support/request-desk.ts';

const second: Person = { ...admin, personId: 'admin-2' };
const province: Person = { ...admin, personId: 'admin-lampung', region: '18' };
const refused = { outcome: 'refused', proof: 'none', text: 'Tidak dapat diperiksa siapa Anda.' };

const page = z.object({
  open: z.array(z.object({ requestKey: z.string() })),
  next: z.nullable(z.string()),
});

type Office = ReturnType<typeof desk>;
const listOf = (office: Office, query: Record<string, string> = {}) =>
  office.call('listDataRequests', { as: admin, query });
const open = async (office: Office) => {
  const { open: waiting } = await listOf(office);
  return waiting as { refusal: { proposedAt: string; by: string } | null }[];
};
const proposedIn = async (office: Office) => (await open(office))[0]?.refusal?.proposedAt ?? '';

describe('requests of a sender who sends unusually many', () => {
  it('are stored with the same clock, and listed apart', async () => {
    const office = desk();
    await sendOne(office);
    office.flood(true);
    const { dueAt } = await sendOne(office);
    expect(dueAt).toBe(new Date(at + 72 * hour).toISOString());
    expect(await listOf(office)).toMatchObject({
      open: [{}],
      waiting: { open: 1, many: 1 },
      desks: [{ region: '18.09', open: 1 }],
    });
    expect(await listOf(office, { list: 'many' })).toMatchObject({ open: [{ dueAt }] });
  });

  it('ring as any other a day before their answer is due', async () => {
    const office = desk();
    office.flood(true);
    await sendOne(office);
    office.push(49);
    const rung: number[] = [];
    const late = (count: number) => rung.push(count);
    await overdueRequests({ desks: ['18.09'], requests: office.requests, late, now: office.now })();
    expect(rung).toEqual([1]);
  });
});

describe('the list of a desk', () => {
  it('has fifty a page, and leads to each of the others once', async () => {
    const office = desk();
    for (let i = 0; i < 120; i += 1) await sendOne(office);
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | undefined;
    do {
      const { open: rows, next } = z.parse(page, await listOf(office, { ...(after && { after }) }));
      sizes.push(rows.length);
      seen.push(...rows.map(({ requestKey }) => requestKey));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
    expect(await listOf(office, { list: 'counts' })).toMatchObject({
      open: [],
      answered: [],
      waiting: { open: 100 },
    });
  });

  it('refuses a place that it never gave', async () => {
    const office = desk();
    expect(await reasonOf(listOf(office, { after: '1.x' }))).toMatch(/^invalid-fields/);
  });
});

describe('the refusal of a request', () => {
  const proposed = async () => {
    const office = desk();
    const { params, code } = await sendOne(office);
    const answer = (as: Person, body: object) =>
      office.call('answerDataRequest', { as, params, body });
    const decide = async (as: Person, is: string, proposedAt?: string) =>
      office.call('decideRefusal', {
        ...{ as, params },
        body: { is, proposedAt: proposedAt ?? (await proposedIn(office)) },
      });
    await answer(admin, refused);
    return { office, code, answer, decide, proposedAt: await proposedIn(office) };
  };

  it('is no answer until a second person agrees to it', async () => {
    const { office, code, decide, proposedAt } = await proposed();
    const followed = () => office.call('followDataRequest', { body: { code } });
    expect(await followed()).toMatchObject({ answer: null });
    expect(await reasonOf(decide(admin, 'agreed'))).toBe('not-allowed own-change');
    office.push(1);
    await decide(second, 'agreed');
    expect(await followed()).toMatchObject({ answer: { outcome: 'refused', text: refused.text } });
    expect(JSON.stringify(await followed())).not.toContain('admin');
    expect(await listOf(office)).toMatchObject({ open: [], answered: [{ answeredBy: 'admin-2' }] });
    // Sent again, and by somebody else.
    expect(await reasonOf(decide(second, 'agreed', proposedAt))).toBe('no refusal');
    expect(await reasonOf(decide(province, 'agreed', proposedAt))).toBe(
      'conflict already-answered',
    );
  });

  it('may be agreed to by somebody above the region where the desk has one person', async () => {
    const { office, decide } = await proposed();
    await decide(province, 'agreed');
    expect(await listOf(office)).toMatchObject({ answered: [{ answeredBy: 'admin-lampung' }] });
  });

  it('is proposed once, however often it is sent, and by nobody else meanwhile', async () => {
    const { office, answer, proposedAt } = await proposed();
    office.push(1);
    await answer(admin, refused);
    expect(await proposedIn(office)).toBe(proposedAt);
    expect(await reasonOf(answer(second, refused))).toBe('conflict refusal-waits');
  });

  it('is agreed to as it was read: one that was changed meanwhile is read again', async () => {
    const { office, answer, decide, proposedAt } = await proposed();
    await answer(admin, { ...refused, text: 'Alasan yang lain sama sekali.' });
    expect(await proposedIn(office)).not.toBe(proposedAt);
    expect(await reasonOf(decide(second, 'agreed', proposedAt))).toBe('conflict request-changed');
  });

  it('that is rejected waits on with its clock, and says who did not agree', async () => {
    const { office, answer, decide, proposedAt } = await proposed();
    await decide(second, 'rejected');
    expect(await reasonOf(decide(second, 'rejected', proposedAt))).toBe('no refusal');
    expect(await listOf(office)).toMatchObject({
      open: [{ refusal: null, declined: { proposedBy: 'admin', by: 'admin-2' } }],
    });
    office.push(73);
    expect(await listOf(office)).toMatchObject({ open: [{ isOverdue: true }] });
    await answer(admin, { outcome: 'done', proof: 'letter', text: 'Sudah dipenuhi seluruhnya.' });
    expect(await listOf(office)).toMatchObject({ open: [], answered: [{}] });
  });
});
