import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { erasePerson } from '../../../functions/pledges/erasure/erase-person.ts';
import type { Erasure } from '../../../functions/pledges/erasure/erasure.ts';
import type { ErasureStore } from '../../../functions/pledges/erasure/erasure-store.ts';
import {
  erasePersonHttp,
  erasureFormAgain,
  listErasuresHttp,
} from '../../../functions/pledges/erasure/erasures.http.ts';
import { erasureOperations } from '../../../functions/pledges/erasure/operations.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { nipOf } from '../../support/rosters.ts';

const campaign = demoCampaign();
const now = Date.parse('2026-11-23T01:00:00Z');
const admin: Person = { personId: 'admin-1', role: 'admin', region: 'ID', name: 'Contoh' };
const frameOf = (person: Person, lang: 'id' | 'en'): PageFrame => ({
  base: '/live',
  lang,
  path: '/v1/erasures',
  stylesheet: '/s.css',
  person,
});

const aRequest = (changes: Partial<Request>): Request => ({
  method: 'GET',
  path: '/v1/erasures',
  base: '/live',
  resource: '/v1/erasures',
  headers: {},
  query: { region: '18.09' },
  params: {},
  body: Buffer.alloc(0),
  receivedAt: 0,
  requestId: 'r',
  sourceAddress: '203.0.113.7',
  person: admin,
  wantsHtml: true,
  lang: 'id',
  ...changes,
});

const anErasure = (n: number): Erasure => ({
  erasureId: `18.09-${now - n}-0000000${n % 10}`,
  region: '18.09',
  erasedAt: now - n,
  by: 'admin-1',
  reason: 'ordered',
  reference: `800/${n}/2026`,
  pledge: 'erased',
  roster: 'none',
  sheetRows: 2,
});

/** A desk whose store keeps what was asked of it. */
const theDesk = (kept: Erasure[] = [], outcome: 'erased' | 'changed-meanwhile' = 'erased') => {
  const asked: string[] = [];
  const erasures: ErasureStore = {
    madeBy: () => Promise.resolve(undefined),
    doneOn: () => Promise.resolve(0),
    find: ({ personKey }) => {
      asked.push(personKey);
      return Promise.resolve({
        trace: { pledge: 'none', roster: 'not-asked', sheetRows: 0 },
        writes: [],
      });
    },
    erase: () => Promise.resolve(outcome),
    list: () => Promise.resolve(kept),
  };
  const desk = { campaign, erasures, newId: () => 'new-key' };
  const needs = {
    campaign,
    erasures,
    pepper: () => Promise.resolve(Buffer.alloc(32, 7)),
    now: () => now,
    randomBytes: (size: number) => Buffer.alloc(size, 1),
  };
  const { listErasures, erasePerson: operation } = erasureOperations;
  return {
    asked,
    list: served(listErasures, listErasuresHttp(desk)),
    post: served(operation, {
      does: erasePersonHttp(erasePerson(needs)),
      formAgain: erasureFormAgain(desk),
    }),
  };
};

const form = (changes: Record<string, unknown> = {}) => ({
  region: '18.09',
  numberKind: 'nip',
  number: nipOf(0),
  reason: 'person-asks',
  reference: '800/123/BKPSDM/2026',
  confirmed: true,
  ...changes,
});
const posted = (changes: Record<string, unknown> = {}, person: Person = admin): Request =>
  aRequest({
    method: 'POST',
    person,
    wantsHtml: false,
    headers: { 'content-type': ['application/json'] },
    body: Buffer.from(JSON.stringify(form(changes))),
  });

/** The same as the page sends it. */
const fromPage = (changes: Record<string, string>, person: Person = admin): Request =>
  aRequest({
    method: 'POST',
    person,
    headers: { 'content-type': ['application/x-www-form-urlencoded'] },
    body: Buffer.from(new URLSearchParams({ ...form(), confirmed: 'yes', ...changes }).toString()),
  });

const pageFor = async (person: Person, lang: 'id' | 'en' = 'id', kept: Erasure[] = []) => {
  const { page } = await theDesk(kept).list(aRequest({ person }));
  return (await page?.(frameOf(person, lang))) ?? '';
};

describe('the page of erasures', () => {
  it('says what goes, what lingers and for how long, and what stays, in both languages', async () => {
    const id = await pageFor(admin);
    expect(id).toContain('aliran perubahan 24 jam, cadangan 35 hari');
    expect(id).toContain('Tanda terima di tangannya tetap sah');
    const en = await pageFor(admin, 'en');
    expect(en).toContain('24 hours in the stream of changes, 35 days in backups');
    expect(en).toContain('A pledge sent later is a new pledge');
  });

  it('shows oversight the traces and no form', async () => {
    const text = await pageFor({ ...admin, role: 'oversight' }, 'id', [anErasure(1)]);
    expect(text).toContain('800/1/2026');
    expect(text).toContain('2 baris lembar apel dihapus');
    expect(text).not.toContain('<form method="post" action="/live/v1/erasures"');
    expect(await pageFor(admin)).toContain('<form method="post" action="/live/v1/erasures"');
  });

  it('has a label for every field, no script and no style of its own', async () => {
    const text = await pageFor(admin);
    for (const name of ['number', 'unit', 'reason', 'reference']) {
      expect(text).toContain(`<label for="q-${name}"`);
      expect(text).toContain(`id="q-${name}"`);
    }
    expect(text).not.toMatch(/<script(?! src| defer| type="module" src)|<style|style=/);
  });

  it('leads to older traces where there are more than it shows', async () => {
    const many = Array.from({ length: 100 }, (_, n) => anErasure(n));
    expect(await pageFor(admin, 'id', many)).toContain(`before=${many[99]?.erasureId}`);
    expect(await pageFor(admin, 'id', many.slice(1))).not.toContain('before=');
  });
});

describe('who asks for an erasure', () => {
  it('of a region outside their scope is refused before anything is looked for', async () => {
    const { asked, post } = theDesk();
    const other: Person = { ...admin, region: '14.06' };
    await expect(post(posted({}, other))).rejects.toMatchObject({ code: 'wrong-region' });
    const chair: Person = { ...admin, role: 'chair', region: '18.09' };
    await expect(post(posted({}, chair))).rejects.toMatchObject({ code: 'not-allowed' });
    expect(asked).toEqual([]);
  });

  it('by a NIP finds who pledged as PNS or PPPK, and by a staff number only who is of that unit', async () => {
    const { asked, post } = theDesk();
    const byStaffNumber = { numberKind: 'staff-number', number: 'THL-7' };
    await post(posted());
    await post(posted({ ...byStaffNumber, unit: 'DISDIK' }));
    await post(posted({ ...byStaffNumber, unit: 'SEKDA' }));
    await post(posted({ numberKind: 'nik', number: '3275011203900004' }));
    expect(new Set(asked).size).toBe(4);
    await expect(post(posted({ ...byStaffNumber, unit: 'NOWHERE' }))).rejects.toMatchObject({
      errors: [{ field: 'unit', reason: 'unknown-unit' }],
    });
  });

  it('gets a conflict, and not a wrong trace, where the record keeps changing', async () => {
    const { post } = theDesk([], 'changed-meanwhile');
    await expect(post(posted())).rejects.toMatchObject({
      code: 'conflict',
      errors: [{ field: 'number', reason: 'changed-meanwhile' }],
    });
  });

  it('is not shown the number again in the answer', async () => {
    const answer = await theDesk().post(posted());
    expect(answer.status).toBe(201);
    expect(JSON.stringify(answer)).not.toContain(nipOf(0));
  });

  it('gets the form again as it was left, without the number, where a field is wrong', async () => {
    const answer = await theDesk().post(fromPage({ reason: '' }));
    expect(answer.status).toBe(422);
    const text = (await answer.page?.(frameOf(admin, 'id'))) ?? '';
    expect(text).toContain('value="800/123/BKPSDM/2026"');
    expect(text).toContain('href="#q-reason"');
    expect(text).not.toContain(nipOf(0));
  });

  it('gets no form of a region that is not theirs, or not served', async () => {
    const own: Person = { ...admin, region: '18.09' };
    for (const region of ['14.06', '99.99', ''])
      await expect(theDesk().post(fromPage({ region, reason: '' }, own))).rejects.toMatchObject({
        code: 'invalid-fields',
      });
  });

  it('may not look through another region’s traces by an id', async () => {
    const person: Person = { ...admin, region: '18.09' };
    const query = { region: '18.09', before: '14.06-1795397400000-00000000' };
    await expect(theDesk().list(aRequest({ person, query }))).rejects.toMatchObject({
      code: 'invalid-fields',
    });
    await expect(
      theDesk().list(aRequest({ person, query: { region: '14.06' } })),
    ).rejects.toMatchObject({ code: 'wrong-region' });
  });
});

describe('whatever an admin sends', () => {
  const nasty = fc.oneof(
    fc.constantFrom('', '\u0000', '\u202e', '__proto__', '=cmd()', nipOf(0), 'x'.repeat(5000)),
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.anything(),
  );

  it('is answered, or refused by name, and its number is in neither', async () => {
    const { post } = theDesk();
    const spoiled = fc.dictionary(fc.constantFrom(...Object.keys(form()), 'unit'), nasty, {
      maxKeys: 3,
    });
    await fc.assert(
      fc.asyncProperty(spoiled, async (changes) => {
        const said = await Promise.resolve(post(posted(changes))).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Refusal);
          return error instanceof Refusal ? [error.code, error.errors] : undefined;
        });
        expect(JSON.stringify(said)).not.toContain(nipOf(0));
      }),
      { numRuns: 300 },
    );
  });
});
