import { describe, expect, it } from '@jest/globals';
import type { Notice } from '../../../functions/pledges/circulars/circular.ts';
import {
  callBriefingHttp,
  issueCircularHttp,
} from '../../../functions/pledges/circulars/issue.http.ts';
import { circularOperations } from '../../../functions/pledges/circulars/operations.ts';
import type { ListedNotice } from '../../../functions/pledges/circulars/notice-view.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { attemptOf } from '../../support/attempts.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';

const circular = {
  region: '18.09',
  title: 'Netralitas ASN pada masa tenang',
  number: '800/1127/2026',
  effectiveOn: '2026-12-06',
  link: 'https://contoh.example/se',
};
const briefing = {
  region: '18.09',
  title: 'Sosialisasi netralitas ASN',
  manner: 'virtual',
  heldAt: '2026-12-01T09:00',
};

type Sent = {
  by?: string;
  headers?: Record<string, string | string[]>;
  /** The hidden field of the page's form. */
  inForm?: string;
};

/** A region's desk whose notices stand in memory, and whose clock moves on with each of them. */
const theDesk = () => {
  const notices = new Map<string, Notice>();
  let now = Date.parse('2026-11-23T01:00:00Z');
  const needs = {
    campaign: demoCampaign(),
    circulars: {
      add: (notice: Notice) => {
        const before = notices.get(notice.id);
        notices.set(notice.id, before ?? notice);
        const isOther = before !== undefined && before.bodyHash !== notice.bodyHash;
        return Promise.resolve(isOther ? ('other-body' as const) : (before ?? notice));
      },
    },
    storeDocument: () => Promise.resolve(),
    attemptOf,
    now: () => (now += 60_000),
  };
  const useCases = {
    circular: served(circularOperations.issueCircular, issueCircularHttp(needs)),
    briefing: served(circularOperations.callBriefing, callBriefingHttp(needs)),
  };
  const send = async (
    kind: keyof typeof useCases,
    form: Record<string, string>,
    { by = 'ketua-1', headers = {}, inForm }: Sent = {},
  ) => {
    const fields = { ...form, ...(inForm !== undefined && { idempotencyKey: inForm }) };
    const multipart = Object.entries(fields)
      .map(
        ([name, value]) =>
          `--batas-formulir\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      .join('');
    const isForm = inForm !== undefined;
    const answer = await useCases[kind](
      readRequest(
        anEvent({
          method: 'POST',
          headers: {
            'content-type': isForm
              ? 'multipart/form-data; boundary=batas-formulir'
              : 'application/json',
            ...headers,
          },
          authorizer: { personId: by, role: 'chair', region: '18.09', name: 'Contoh' },
          body: isForm ? `${multipart}--batas-formulir--\r\n` : JSON.stringify(form),
        }),
      ),
    );
    expect(answer.status).toBe(201);
    return answer.body as ListedNotice;
  };
  return { notices, send };
};

/** Each kind with what a second body may say otherwise. */
const kinds = [
  [
    'circular',
    circular,
    {
      title: 'Yang lain',
      number: '800/1128/2026',
      effectiveOn: '2026-12-07',
      link: 'https://contoh.example/lain',
    },
  ],
  ['briefing', briefing, { title: 'Yang lain', heldAt: '2026-12-02T09:00', place: 'Aula' }],
] as const;

describe.each(kinds)('a %s', (kind, form, others) => {
  it('is one however often it is sent under one Idempotency-Key, and answered as the first time', async () => {
    const { notices, send } = theDesk();
    const headers = { 'idempotency-key': 'edaran-1' };
    const first = await send(kind, form, { headers });
    expect(await send(kind, form, { headers })).toEqual(first);
    expect(await send(kind, form, { inForm: 'edaran-1' })).toEqual(first);
    expect(notices.size).toBe(1);
  });

  it('is another one under a header that is empty: the second of a day is accepted', async () => {
    const { notices, send } = theDesk();
    const headers = { 'idempotency-key': '' };
    await send(kind, form, { headers });
    await send(kind, { ...form, title: 'Yang kedua hari ini' }, { headers });
    expect(notices.size).toBe(2);
    await send(kind, form, { headers, inForm: 'halaman-1' });
    await send(kind, form, { headers, inForm: 'halaman-1' });
    expect(notices.size).toBe(3);
  });

  it.each(Object.entries(others))(
    'is refused where another %s comes under the same key',
    async (field, other) => {
      const { send } = theDesk();
      const headers = { 'idempotency-key': 'edaran-1' };
      await send(kind, form, { headers });
      await expect(send(kind, { ...form, [field]: other }, { headers })).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
    },
  );

  it('of a colleague who chose the same key is another one', async () => {
    const { notices, send } = theDesk();
    const headers = { 'idempotency-key': '1' };
    await send(kind, form, { headers });
    await send(kind, { ...form, title: 'Dari ketua yang lain' }, { headers, by: 'ketua-2' });
    expect(notices.size).toBe(2);
  });

  it.each([
    [
      'longer than any key, in the header',
      { headers: { 'idempotency-key': 'k'.repeat(5000) } },
      'malformed',
    ],
    ['longer than any key, in the form', { inForm: 'k'.repeat(5000) }, 'malformed'],
    ['sent twice', { headers: { 'idempotency-key': ['a', 'b'] } }, 'repeated'],
  ])('is refused by the name of a key that is %s', async (_, sent, reason) => {
    const { notices, send } = theDesk();
    await expect(send(kind, form, sent)).rejects.toMatchObject({
      code: 'malformed-request',
      errors: [{ field: 'Idempotency-Key', reason }],
    });
    expect(notices.size).toBe(0);
  });
});
