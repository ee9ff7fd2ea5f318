import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { providerFor } from '../../../functions/reports/sources/providers/provider-for.ts';
import type { Listed, Provider } from '../../../functions/reports/sources/providers/provider.ts';
import type { SchemeName } from '../../../functions/reports/sources/schemes/list.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { jotformStandIn } from '../../support/providers/jotform-stand-in.ts';
import { koboStandIn } from '../../support/providers/kobo-stand-in.ts';
import { neverAsked, serveStandIn, type Answers } from '../../support/providers/stand-in.ts';
import { typeformStandIn } from '../../support/providers/typeform-stand-in.ts';
import { whatsappStandIn } from '../../support/providers/whatsapp-stand-in.ts';

const now = Date.parse('2026-11-23T01:00:00Z');
const hourMs = 3_600_000;
const token = 'rahasia-penyedia';

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

const aSource = (scheme: SchemeName, baseUrl: string, formId: string): Source => ({
  source: scheme,
  scheme,
  secrets: ['x'],
  api: { baseUrl, token, formId },
  active: true,
  changedAt: 0,
});

type Asked = { scheme: SchemeName; formId: string; answers: Answers; tries?: number };

/** A provider that asks a stand-in over the network; what it slept is kept. */
const asking = async ({ scheme, formId, answers, tries = 3 }: Asked) => {
  const server = await serveStandIn(answers);
  stop = server.stop;
  const slept: number[] = [];
  const sleep = (ms: number) => {
    slept.push(ms);
    return Promise.resolve();
  };
  const needs = { fetch: server.fetch, now: () => now, sleep, tries, patienceMs: 60_000 };
  const provider = providerFor(needs)(aSource(scheme, server.url, formId));
  if (!provider) throw new Error(`No provider for ${scheme}`);
  return { provider, server, slept };
};

const listAll = async ({ list }: Provider, sinceMs: number): Promise<Listed[]> => {
  const all: Listed[] = [];
  for (let after: string | undefined; ;) {
    const page = await list?.(sinceMs, after);
    all.push(...(page?.submissions ?? []));
    after = page?.next;
    if (after === undefined) return all;
  }
};
const idsOf = (listed: Listed[]) => listed.map(({ told }) => told.deliveryId);

const aKoboForm = (count: number, maxPage = 4) => {
  const form = koboStandIn({ assetUid: 'aLapor', token, maxPage });
  for (let n = 1; n <= count; n += 1) {
    form.submit({ cerita: `n${n}` }, { uuid: `u${n}`, at: now - n * hourMs });
  }
  return form;
};

describe('KoboToolbox', () => {
  const asked = (form: ReturnType<typeof aKoboForm>, more: Partial<Asked> = {}) =>
    asking({ scheme: 'kobo', formId: 'aLapor', answers: form.answers, ...more });

  it('is listed page by page since a time, with the time it took each submission', async () => {
    const { provider, server } = await asked(aKoboForm(12));
    const listed = await listAll(provider, now - 9.5 * hourMs);
    expect(idsOf(listed)).toEqual(['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9']);
    expect(listed[0]?.submittedAt).toBe(now - hourMs);
    expect(server.asked).toHaveLength(3);
    expect(server.asked[0]?.headers['authorization']).toBe(`Token ${token}`);
  });

  it('leaves nothing out when a submission is deleted between two pages', async () => {
    const form = aKoboForm(8);
    const { provider } = await asked(form);
    const first = await provider.list?.(0, undefined);
    form.submissions.splice(0, 1);
    const second = await provider.list?.(0, first?.next);
    expect(idsOf([...(first?.submissions ?? []), ...(second?.submissions ?? [])])).toHaveLength(8);
  });

  it('tells an edited submission under its first id', async () => {
    const form = aKoboForm(2);
    form.edit('u1', { cerita: 'lain' });
    const { provider } = await asked(form);
    expect(idsOf(await listAll(provider, 0))).toEqual(['u1', 'u2']);
    expect((await provider.read?.('u1'))?.payload).toMatchObject({ cerita: 'lain' });
    expect(await provider.read?.('u9')).toBeUndefined();
  });

  it('gets its token back only at its own two hosts', async () => {
    const needs = { fetch: neverAsked, now: () => now, sleep: () => Promise.resolve() };
    const provider = providerFor({ ...needs, tries: 1, patienceMs: 0 })(
      aSource('kobo', 'https://kf.contoh.test', 'aLapor'),
    );
    const headers = async (link: string) => (await provider?.mediaRequest(link))?.headers;
    const own = { authorization: `Token ${token}` };
    expect(await headers('https://kf.contoh.test/api/v2/a.jpg')).toEqual(own);
    expect(await headers('https://kc.contoh.test/media/a.jpg')).toEqual(own);
    for (const foreign of [
      'https://contoh.test/a.jpg',
      'https://kc.lain.test/a.jpg',
      'https://x.contoh.test/a.jpg',
      'http://kf.contoh.test/a.jpg',
      'https://kf.contoh.test:8443/a.jpg',
      'https://kf.contoh.test.lain.test/a.jpg',
      'media:1',
    ]) {
      expect([foreign, await headers(foreign)]).toEqual([foreign, {}]);
    }
  });
});

describe('a provider in trouble', () => {
  const oneSubmission = (tries?: number) =>
    asking({
      scheme: 'kobo',
      formId: 'aLapor',
      answers: aKoboForm(1).answers,
      ...(tries !== undefined && { tries }),
    });

  it('is asked again after what it says in Retry-After, in seconds or as a date', async () => {
    const { provider, server, slept } = await oneSubmission();
    server.troubles.push(
      { status: 429, retryAfter: '7' },
      { status: 503, retryAfter: new Date(now + 9000).toUTCString() },
    );
    expect(await listAll(provider, 0)).toHaveLength(1);
    expect(slept).toEqual([7000, 9000]);
  });

  it('is asked again after a fault, a broken line and a time-out, later each time', async () => {
    const { provider, server, slept } = await oneSubmission(4);
    server.troubles.push({ status: 500 }, { hangUp: true }, { unanswered: true });
    expect(await listAll(provider, 0)).toHaveLength(1);
    expect(slept).toEqual([1000, 4000, 16_000]);
  });

  const answers = [
    ['busy', { status: 429, retryAfter: '3600' }, 1],
    ['busy', { status: 429 }, 3],
    ['faulty', { status: 502 }, 3],
    ['unreachable', { hangUp: true }, 3],
    ['refused', { status: 401 }, 1],
    ['refused', { status: 403 }, 1],
    ['unknown-form', { status: 404 }, 1],
    ['unexpected-answer', { status: 302 }, 1],
    ['unexpected-answer', { body: '<html>' }, 1],
    ['unexpected-answer', { body: '{"results":[{"id":1}]}' }, 1],
  ] as const;
  it.each(answers)('is called %s after %j, asked %i times', async (reason, trouble, asked) => {
    const { provider, server } = await oneSubmission();
    server.troubles.push(trouble, trouble, trouble);
    await expect(provider.list?.(0, undefined)).rejects.toMatchObject({ reason });
    expect(server.asked).toHaveLength(asked);
  });
});

describe('Typeform', () => {
  const aForm = (count: number) => {
    const form = typeformStandIn({ formId: 'lT4Z3j', token });
    for (let n = 1; n <= count; n += 1) {
      form.submit({ place: `n${n}` }, { id: `r${n}`, at: now - n * 60_000 });
    }
    return form;
  };
  const asked = (form: ReturnType<typeof aForm>) =>
    asking({ scheme: 'typeform', formId: 'lT4Z3j', answers: form.answers });

  it('is listed from the newest back, each page before the last token, until it is old enough', async () => {
    const { provider, server } = await asked(aForm(1200));
    const listed = await listAll(provider, now - 800.5 * 60_000);
    expect(listed).toHaveLength(800);
    expect(new Set(idsOf(listed)).size).toBe(800);
    expect(server.asked.map(({ url }) => url.searchParams.get('before'))).toEqual([null, 'r500']);
  });

  it('tells a response as its webhook does, by reference', async () => {
    const { provider } = await asked(aForm(1));
    expect((await provider.read?.('r1'))?.payload).toMatchObject({ byRef: { place: 'n1' } });
    expect(await provider.read?.('r9')).toBeUndefined();
  });
});

describe('Jotform', () => {
  const aForm = (count: number) => {
    const form = jotformStandIn({ formId: '2300', token, maxPage: 5 });
    for (let n = 1; n <= count; n += 1) {
      form.submit({ tempat: `n${n}` }, { id: String(5900 + n), at: now - n * hourMs });
    }
    return form;
  };
  const asked = (form: ReturnType<typeof aForm>) =>
    asking({ scheme: 'jotform', formId: '2300', answers: form.answers });

  it('is listed by offset, from a day and a half earlier, for its zone is unknown', async () => {
    const { provider, server } = await asked(aForm(50));
    const listed = await listAll(provider, now);
    expect(listed).toHaveLength(30);
    expect(server.asked[0]?.headers['apikey']).toBe(token);
    expect(server.asked[0]?.url.href).not.toContain(token);
  });

  it('is read by id: answers and files; deleted, foreign and unknown submissions are nothing', async () => {
    const form = aForm(3);
    const [first, second, third] = form.submissions;
    if (!first || !second || !third) throw new Error('No submissions');
    first.answers['9'] = { type: 'control_fileupload', answer: ['https://www.jotform.test/a.jpg'] };
    second.status = 'DELETED';
    third.form_id = '9999';
    const { provider } = await asked(form);
    expect(await provider.read?.('5901')).toMatchObject({
      deliveryId: '5901',
      media: ['https://www.jotform.test/a.jpg'],
    });
    for (const id of ['5902', '5903', '5999']) expect(await provider.read?.(id)).toBeUndefined();
    expect(idsOf(await listAll(provider, now - 50 * hourMs))).toEqual(['5901', '5903']);
  });

  it.each([
    [401, 'refused'],
    [429, 'busy'],
    [500, 'unexpected-answer'],
  ])('that says %i inside a 200 is %s', async (responseCode, reason) => {
    const { provider, server } = await asked(aForm(1));
    server.troubles.push({ body: JSON.stringify({ responseCode, content: [] }) });
    await expect(provider.list?.(0, undefined)).rejects.toMatchObject({ reason });
  });
});

describe('WhatsApp', () => {
  it('tells where media lie and what opens them; to any other link no token goes', async () => {
    let baseUrl = '';
    const phone = whatsappStandIn({ phoneNumberId: '1063', token, baseUrl: () => baseUrl });
    const photo = Buffer.from('foto');
    phone.media.set('1037', photo);
    const { provider, server } = await asking({
      scheme: 'whatsapp',
      formId: '1063',
      answers: phone.answers,
    });
    baseUrl = server.url;
    const { url, headers, sha256 } = await provider.mediaRequest('media:1037');
    const { body } = await server.fetch(url, { headers });
    expect(Buffer.from(body).equals(photo)).toBe(true);
    expect(sha256).toBe(createHash('sha256').update(photo).digest('hex'));
    expect(await provider.mediaRequest('https://jahat.test/a')).toEqual({
      url: 'https://jahat.test/a',
      headers: {},
    });
    await expect(provider.mediaRequest('media:404')).rejects.toMatchObject({
      reason: 'unexpected-answer',
    });
    expect([provider.list, provider.read]).toEqual([undefined, undefined]);
  });
});

describe('a source without an API', () => {
  it('has no provider, nor has a scheme whose senders offer none', () => {
    const needs = { fetch: neverAsked, now: () => now, sleep: () => Promise.resolve() };
    const providerOf = providerFor({ ...needs, tries: 1, patienceMs: 0 });
    const kobo = aSource('kobo', 'https://kf.contoh.test', 'a');
    expect(providerOf({ ...kobo, api: undefined })).toBeUndefined();
    expect(providerOf({ ...kobo, scheme: 'hex-hmac' })).toBeUndefined();
  });
});
