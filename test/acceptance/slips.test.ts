import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../support/forms.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let admin: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  admin = await signInTo(suite, 'admin', 'ID');
});

const mark = Date.now().toString(36);
type Json = Record<string, unknown>;

const call = async (method: string, path: string, body?: Json, headers = admin) => {
  const response = await fetch(suite.url + path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
};
const pageOf = async (path: string) => {
  const response = await fetch(suite.url + path, { headers: { accept: 'text/html' } });
  return { status: response.status, html: await response.text(), headers: response.headers };
};

const report = aReport({});
const mapping = {
  conduct: 'jenis',
  occurredOn: 'kapan',
  place: 'tempat',
  account: 'cerita',
  accusedName: 'siapa',
  accusedUnit: 'unit',
  slip: 'tiket',
};
const answers = (more: Json = {}) => ({
  ...{ jenis: report.conduct, kapan: report.occurredOn, tempat: report.place },
  ...{ cerita: report.account, siapa: report.accusedName, unit: report.accusedUnit, ...more },
});
const formAddress = 'https://formulir.penyedia.example/isi?tiket={slip}';

/** A source of the test, and the secret its provider signs with. */
const aSource = async (name: string, form: Json): Promise<string> => {
  const { status, body } = await call('PUT', `/v1/sources/${name}`, { region: '18.09', ...form });
  expect({ status, errors: body['errors'] }).toEqual({ status: 200 });
  return body['secret'] as string;
};
const deliver = async (source: string, secret: string, id: string, payload: Json) => {
  const body = JSON.stringify(payload);
  const signed = { id, timestampMs: Date.now(), body: Buffer.from(body), secret };
  const headers = { 'content-type': 'application/json', ...signStandardWebhook(signed) };
  const path = `${suite.url}/v1/webhooks/${source}`;
  return (await fetch(path, { method: 'POST', headers, body })).status;
};
const begun = async (source: string) => {
  const { status, body } = await call('GET', `/formulir/${source}`, undefined, {});
  const { code = '', address = '' } = body as { code?: string; address?: string };
  return { status, code, address, slip: new URL(address).searchParams.get('tiket') ?? '' };
};
const tracked = async (code: string) => {
  const { body } = await call('POST', '/v1/tracking', { code }, {});
  return body as { found: boolean; report: { caseNumber: string } | null };
};
const untilFound = (code: string) =>
  eventually('the report of the code', 30, async () => {
    const answer = await tracked(code);
    return answer.found ? answer.report?.caseNumber : undefined;
  });

describe('a report by a form of another site', () => {
  const source = `slip-${mark}`;
  let secret: string;
  beforeAll(async () => {
    secret = await aSource(source, { scheme: 'standard-webhooks', mapping, formAddress });
  });

  it('is followed by the code that was shown before the form was filled in', async () => {
    const { status, code, slip } = await begun(source);
    expect([status, (await tracked(code)).found]).toEqual([200, false]);
    const tiket = slip.toLowerCase();
    expect(await deliver(source, secret, `${mark}-1`, answers({ tiket }))).toBe(202);
    const caseNumber = await untilFound(code);
    expect(caseNumber).toMatch(/^LP-/);
    // Told again by the provider it is the same; another report with the same slip is not what the code opens.
    expect(await deliver(source, secret, `${mark}-1`, answers({ tiket }))).toBe(202);
    const other = answers({ tiket, cerita: 'Cerita yang lain lagi, oleh orang yang sama.' });
    expect(await deliver(source, secret, `${mark}-2`, other)).toBe(202);
    expect((await tracked(code)).report?.caseNumber).toBe(caseNumber);
  });

  it('gets a message to the satgas by that code', async () => {
    const { code, slip } = await begun(source);
    await deliver(source, secret, `${mark}-3`, answers({ tiket: slip }));
    await untilFound(code);
    const text = 'Ada saksi lain yang bersedia.';
    const { body } = await call('POST', '/v1/tracking/messages', { code, text }, {});
    expect(body).toMatchObject({ found: true, outcome: 'kept' });
  });

  it('is accepted with a slip that somebody changed, and followed by nobody', async () => {
    const { code, slip } = await begun(source);
    expect(slip).toMatch(/^[0-9A-Z]{26}$/);
    expect(await deliver(source, secret, `${mark}-4`, answers({ tiket: 'diubah' }))).toBe(202);
    expect((await tracked(code)).found).toBe(false);
  });

  it('is followed also when it waited in quarantine first', async () => {
    const { code, slip } = await begun(source);
    const payload = answers({ tiket: slip, jenis: 'jenis yang tidak dikenal' });
    expect(await deliver(source, secret, `${mark}-5`, payload)).toBe(202);
    await call('PUT', `/v1/sources/${source}`, { mapping: { ...mapping, conduct: "'other'" } });
    const { status } = await call('POST', `/v1/sources/${source}/quarantine/replay`, {});
    await call('PUT', `/v1/sources/${source}`, { mapping });
    expect(status).toBe(200);
    expect(await untilFound(code)).toMatch(/^LP-/);
  });

  it('begins at a page that nobody stores, with the code and the way to the provider', async () => {
    const { status, html, headers } = await pageOf(`/formulir/${source.toUpperCase()}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(html).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
    expect(html).toContain('href="https://formulir.penyedia.example/isi?tiket=');
    expect(html).toContain('<strong>formulir.penyedia.example</strong>');
    expect(html).toContain('rel="noreferrer');
  });

  it('begins nowhere where no form is open, whatever the reason', async () => {
    await aSource(`tanpa-${mark}`, { scheme: 'standard-webhooks', mapping });
    await aSource(`jeda-${mark}`, {
      scheme: 'standard-webhooks',
      mapping,
      formAddress,
      active: false,
    });
    const pages = await Promise.all(
      ['tanpa', 'jeda', 'tidak-ada'].map((name) => pageOf(`/formulir/${name}-${mark}`)),
    );
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('has an address that is public and whose slip the mapping reads', async () => {
    const unmapped = Object.fromEntries(
      Object.entries(mapping).filter(([field]) => field !== 'slip'),
    );
    const refusals = [
      [{ mapping, formAddress: 'https://formulir.penyedia.example/isi' }, 'needs-one-slip'],
      [{ mapping, formAddress: 'https://127.0.0.1/isi?t={slip}' }, 'not-public'],
      [{ mapping: unmapped, formAddress }, 'no-slip-mapped'],
    ] as const;
    for (const [form, reason] of refusals) {
      const { status, body } = await call('PUT', `/v1/sources/salah-${mark}`, form);
      expect({ status, errors: body['errors'] }).toMatchObject({
        status: 422,
        errors: [{ field: 'formAddress', reason }],
      });
    }
  });
});

describe('a report by an HTML form of one’s own', () => {
  const source = `laman-${mark}`;
  const post = async (fields: Record<string, string>) => {
    const response = await fetch(`${suite.url}/v1/webhooks/${source}`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams(fields),
    });
    return /\d{4} \d{4} \d{4} \d{4}/.exec(await response.text())?.[0];
  };
  let netralToken: string;
  beforeAll(async () => {
    netralToken = await aSource(source, { scheme: 'form-post' });
  });
  const form = (submissionId: string, more: Record<string, string> = {}) => {
    const { conduct, occurredOn, place, account, accusedName, accusedUnit } = report as Record<
      string,
      string
    >;
    return {
      ...{
        netralToken,
        submissionId,
        conduct,
        occurredOn,
        place,
        account,
        accusedName,
        accusedUnit,
      },
      ...more,
    } as Record<string, string>;
  };

  it('is answered with its code where the form gave it a mark, the same when it is sent again', async () => {
    const submissionId = `${mark}-0123456789abcdef`;
    const code = (await post(form(submissionId))) ?? 'none';
    expect(await untilFound(code)).toMatch(/^LP-/);
    expect(await post(form(submissionId))).toBe(code);
    // Whoever knows the mark alone is not shown the code.
    expect(await post(form(submissionId, { account: 'Isi lain sama sekali.' }))).toBeUndefined();
  });

  it('has no code where its mark could be guessed', async () => {
    expect(await post(form('12'))).toBeUndefined();
  });
});
