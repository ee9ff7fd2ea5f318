import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  announceFormAgain,
  announceHttp,
} from '../../../functions/satgas/announcements/announce.http.ts';
import type { Announcement } from '../../../functions/satgas/announcements/announcement.ts';
import { announcementOperations } from '../../../functions/satgas/announcements/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { frameOf } from '../../../shared/http/answer.ts';
import { served } from '../../../shared/operation/serve.ts';
import { attemptOf } from '../../support/attempts.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';

const stored = new Map<string, Announcement>();
beforeEach(() => stored.clear());

/** Stores announcements once per scope and id, as the table does. */
const add = (announcement: Announcement) => {
  const key = `${announcement.scope} ${announcement.announcementId}`;
  const known = stored.get(key);
  if (!known) stored.set(key, announcement);
  if (!known) return Promise.resolve('added' as const);
  const isSame = known.bodyHash === announcement.bodyHash;
  return Promise.resolve(isSame ? ('already-there' as const) : ('other-body' as const));
};

const needs = {
  campaign: demoCampaign(),
  announcements: { add },
  attemptOf,
  now: () => mondayMorning,
  newId: () => 'key-of-the-form',
};
const announce = served(announcementOperations.announce, {
  does: announceHttp(needs),
  formAgain: announceFormAgain(needs),
});

const chair = { personId: 'ketua', role: 'chair', region: '18', name: 'Contoh' };
const form = { scope: '18.09', title: 'Rapat koordinasi', text: 'Rapat daring hari Rabu.' };

const requestOf = (headers: Record<string, string>, body: string, who: object = {}) =>
  readRequest(
    anEvent({
      method: 'POST',
      path: '/v1/announcements',
      headers,
      body,
      authorizer: { ...chair, ...who },
    }),
  );

/** A chair of the province sends a notice by API. */
const sent = async (headers: Record<string, string> = {}, more: object = {}, who: object = {}) => {
  const json = { 'Content-Type': 'application/json', ...headers };
  return announce(requestOf(json, JSON.stringify({ ...form, ...more }), who));
};

/** The same from the page. */
const sentByForm = async (fields: Record<string, string>) => {
  const html = { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' };
  const request = requestOf(html, new URLSearchParams({ ...form, ...fields }).toString());
  const answer = await announce(request);
  return { answer, html: (await answer.page?.(frameOf(request))) ?? '' };
};

const titles = () => [...stored.values()].map(({ title }) => title);

describe('an announcement that is sent', () => {
  it('is stored once however often it is sent under one key, and refused with other words', async () => {
    const key = { 'Idempotency-Key': 'rapat-rabu' };
    const first = await sent(key);
    expect(first).toMatchObject({ status: 201, body: { scope: '18.09', bySms: false } });
    expect(await sent(key)).toEqual(first);
    expect(stored.size).toBe(1);
    await expect(sent(key, { title: 'Rapat hari Kamis' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('under an empty key is one of its own, as without a key', async () => {
    const empty = { 'Idempotency-Key': '' };
    expect(await sent(empty, { title: 'Rapat pertama' })).toMatchObject({ status: 201 });
    expect(await sent(empty, { title: 'Rapat kedua' })).toMatchObject({ status: 201 });
    expect(await sent({}, { title: 'Rapat ketiga' })).toMatchObject({ status: 201 });
    expect(titles()).toEqual(['Rapat pertama', 'Rapat kedua', 'Rapat ketiga']);
  });

  it.each([['x'.repeat(5000)], ['dua kata'], ['é']])(
    'under a key that is none (%.12s) is refused by the name of the header',
    async (key) => {
      await expect(sent({ 'Idempotency-Key': key })).rejects.toMatchObject({
        code: 'malformed-request',
        errors: [{ field: 'Idempotency-Key', reason: 'malformed' }],
      });
      expect(stored.size).toBe(0);
    },
  );

  it('by two chairs of one scope under the same key is two announcements', async () => {
    const key = { 'Idempotency-Key': '1' };
    await sent(key, { title: 'Rapat ketua' });
    await sent(key, { title: 'Rapat wakil' }, { personId: 'wakil' });
    expect(titles()).toEqual(['Rapat ketua', 'Rapat wakil']);
  });

  it('from the page is led back to the list, once per page that was opened', async () => {
    const onward = { status: 303, headers: { location: '/v1/announcements?scope=18.09' } };
    for (let times = 0; times < 2; times += 1)
      expect((await sentByForm({ idempotencyKey: 'opened-once' })).answer).toEqual(onward);
    expect((await sentByForm({ idempotencyKey: 'opened-again' })).answer).toEqual(onward);
    expect(stored.size).toBe(2);
  });

  it('and refused is shown again as it was left, with what is wrong and a new key', async () => {
    const { answer, html } = await sentByForm({ title: 'Persiapan Pilkada', bySms: 'yes' });
    expect(answer.status).toBe(422);
    expect(html).toContain('value="Persiapan Pilkada"');
    expect(html).toContain('Rapat daring hari Rabu.');
    expect(html).toMatch(/name="bySms" value="yes" checked/);
    expect(html).toContain('class="error"');
    expect(html).toContain('value="key-of-the-form"');
    expect(stored.size).toBe(0);
  });

  it('to a scope beyond the chair’s own, or to one not served, is refused', async () => {
    await expect(sent({}, { scope: '14.06' })).rejects.toMatchObject({ code: 'wrong-region' });
    await expect(sent({}, { scope: '18.01' })).rejects.toMatchObject({
      errors: [{ field: 'scope', reason: 'unknown-region' }],
    });
  });

  it.each([
    [{ title: 'Rapat 会議 hari Rabu' }, 'not-gsm-7'],
    [{ title: 'Persiapan Pilkada', bySms: true }, 'political-word'],
  ])('with a title no phone would get is refused: %j', async (more, reason) => {
    await expect(sent({}, more)).rejects.toMatchObject({ errors: [{ field: 'title', reason }] });
  });
});
