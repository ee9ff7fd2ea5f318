import { describe, expect, it } from '@jest/globals';
import { keepSource } from '../../../functions/reports/sources/keep-source.ts';
import {
  postSourceHttp,
  sourceFormAgain,
} from '../../../functions/reports/sources/manage-sources.http.ts';
import { sourceOperations } from '../../../functions/reports/sources/operations.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { frameOf } from '../../../shared/http/answer.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';

const changedAt = Date.parse('2026-11-23T01:00:00Z');
const sources: Source[] = ['18.09', '14.06'].map((region) => ({
  source: `sumber-${region.replace('.', '-')}`,
  scheme: 'typeform',
  secrets: ['rahasia-yang-panjang'],
  mapping: { place: `jalur.${region.replace('.', '_')}` },
  region,
  active: true,
  changedAt,
}));

/** The answer to a form that an admin of 18.09 sent from a page, and what the page says. */
const send = async (form: Record<string, string>, accept = 'text/html') => {
  const store = {
    find: (name: string) => Promise.resolve(sources.find(({ source }) => source === name)),
    put: () => Promise.resolve('stored' as const),
    list: () => Promise.resolve(sources),
  };
  const campaign = demoCampaign();
  const needs = {
    campaign,
    publicUrl: 'https://netral.example',
    sources: store,
    quarantine: { list: () => Promise.resolve([]) },
    settled: { list: () => Promise.resolve([]) },
    recent: { list: () => Promise.resolve([]) },
    unknown: { list: () => Promise.resolve([]) },
    trail: { since: () => Promise.resolve([]) },
    keep: keepSource({
      campaign,
      sources: store,
      now: () => changedAt,
      randomBytes: () => Buffer.alloc(32, 1),
    }),
    now: () => changedAt,
  };
  const post = served(sourceOperations.postSource, {
    does: postSourceHttp(needs),
    formAgain: sourceFormAgain(needs),
    alsoAfter: ['conflict'],
  });
  const request = readRequest(
    anEvent({
      method: 'POST',
      path: '/v1/sources',
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      authorizer: { personId: 'admin-1', role: 'admin', region: '18.09', name: 'Contoh' },
      body: new URLSearchParams(form).toString(),
    }),
  );
  const answer = await post(request);
  return { status: answer.status, html: (await answer.page?.(frameOf(request))) ?? '' };
};

const own = { source: 'sumber-18-09', scheme: 'typeform', region: '18.09' };
const seen = (ms: number) => new Date(ms).toISOString();

describe('the form of a source', () => {
  it('is shown again beside its source, with what was typed and what is wrong', async () => {
    const { status, html } = await send({ ...own, mapping: 'place = [', seenAt: seen(changedAt) });
    expect(status).toBe(422);
    expect(html).toContain('place = [');
    expect(html).toContain('/v1/webhooks/sumber-18-09');
  });

  it('is shown again where somebody has changed the source since, and programs are told so', async () => {
    const late = { ...own, mapping: 'place = baru', seenAt: seen(changedAt - 1) };
    const { status, html } = await send(late);
    expect(status).toBe(409);
    expect(html).toContain('place = baru');
    await expect(send(late, 'application/json')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of a new source is shown on the list, and of another region’s not at all', async () => {
    const { status, html } = await send({ ...own, source: 'sumber-baru', header: 'TIDAK BOLEH' });
    expect([status, html.includes('TIDAK BOLEH')]).toEqual([422, true]);
    const foreign = { ...own, source: 'sumber-14-06', header: 'TIDAK BOLEH' };
    await expect(send(foreign)).rejects.toMatchObject({ code: 'wrong-region' });
  });
});
