import { beforeAll, describe, expect, it } from '@jest/globals';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let chair: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  chair = await signInTo(suite, 'chair', '18.09');
});

type Json = Record<string, unknown>;
type Unit = {
  unit: string;
  link: string | null;
  answeredAt: string | null;
  attended: number | null;
};
type Noticed = { id: string; units: Unit[]; documentHash: string | null };

const ask = async (path: string, init: RequestInit = {}) => {
  const url = path.startsWith('http') ? path : `${suite.url}${path}`;
  const response = await fetch(url, {
    ...init,
    headers: { accept: 'application/json', ...(init.headers as Record<string, string>) },
  });
  return { status: response.status, body: (await response.json()) as Json };
};

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const circular = {
  region: '18.09',
  title: 'Netralitas ASN pada masa tenang',
  number: '800/1127/2026',
  effectiveOn: '2026-12-06',
};
const aPdf = Buffer.from('%PDF-1.4\n% peragaan\n%%EOF\n');

const asForm = (fields: Record<string, string>, document?: Uint8Array) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (document)
    form.set(
      'document',
      new Blob([new Uint8Array(document)], { type: 'application/pdf' }),
      'se.pdf',
    );
  return form;
};

const issue = async (more: Json = { link: 'https://contoh.example/se' }) => {
  const { status, body } = await post('/v1/circulars', { ...circular, ...more }, chair);
  expect([status, body['errors']]).toEqual([201, undefined]);
  return body['id'] as string;
};

const notice = async (kind: string, id: string, headers = chair) =>
  (await ask(`/v1/${kind}/18.09/${id}`, { headers })).body as Noticed;

const firstUnit = (units: Unit[]): Unit & { link: string } => {
  const [unit] = units;
  if (!unit?.link) throw new Error('no unit has a link');
  // What stands in it is the public address; the running suite is reached at its own.
  return { ...unit, link: `${suite.url}${new URL(unit.link).pathname}` };
};

describe('a circular', () => {
  it('goes out with its PDF, which anybody can read as it was issued', async () => {
    const form = asForm(circular, aPdf);
    const { status, body } = await ask('/v1/circulars', {
      method: 'POST',
      headers: chair,
      body: form,
    });
    expect(status).toBe(201);
    const id = body['id'] as string;
    const pdf = await fetch(`${suite.url}/v1/circulars/18.09/${id}/document`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await pdf.arrayBuffer()).equals(aPdf)).toBe(true);
  });

  it('is acknowledged by each unit’s own link, by a press and never by opening it', async () => {
    const id = await issue();
    const before = await notice('circulars', id);
    const { unit, link } = firstUnit(before.units);
    for (let scan = 0; scan < 3; scan += 1) expect((await ask(link)).status).toBe(200);
    expect((await notice('circulars', id)).units.every((one) => one.answeredAt === null)).toBe(
      true,
    );
    expect((await post(link, { office: 'Sekretaris dinas' })).status).toBe(200);
    const first = (await notice('circulars', id)).units.find((one) => one.unit === unit);
    expect(first).toMatchObject({ office: 'Sekretaris dinas' });
    await post(link, { office: 'Orang lain' });
    const again = (await notice('circulars', id)).units.find((one) => one.unit === unit);
    expect(again).toEqual({ ...first, link: again?.link });
    expect((await notice('circulars', id)).units.filter((one) => one.answeredAt)).toHaveLength(1);
  });

  it('cannot be acknowledged by a link with one character changed', async () => {
    const { link } = firstUnit((await notice('circulars', await issue())).units);
    const token = new URL(link).pathname.slice('/u/'.length);
    const swap = (at: number) =>
      `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    for (const at of [0, 9, token.indexOf('.') + 1, token.length - 2]) {
      const answer = await post(`/u/${swap(at)}`, { office: 'Sekretaris' });
      expect([answer.status, answer.body['code']]).toEqual([403, 'link-refused']);
    }
  });

  it('is issued once, however often its request is sent again', async () => {
    const body = { ...circular, link: 'https://contoh.example/sekali' };
    const headers = { ...chair, 'idempotency-key': 'edaran-sekali' };
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await post('/v1/circulars', body, headers));
    expect(new Set(answers.map((one) => one.body['id'])).size).toBe(1);
    const other = await post('/v1/circulars', { ...body, title: 'Perihal lain' }, headers);
    expect(other.body['code']).toBe('idempotency-key-reused');
  });

  it.each([
    ['no address and no PDF', {}, undefined, 'link'],
    ['an address without TLS', { link: 'http://contoh.example' }, undefined, 'link'],
    ['a script for an address', { link: 'javascript:alert(1)' }, undefined, 'link'],
    [
      'a day that does not exist',
      { link: 'https://a.example', effectiveOn: '2026-02-30' },
      undefined,
      'effectiveOn',
    ],
    ['a file that is no PDF', {}, Buffer.from('<html>'), 'document'],
    ['another region', { link: 'https://a.example', region: '99.99' }, undefined, undefined],
  ])('is refused by name with %s', async (_, more, file, field) => {
    const form = asForm({ ...circular, ...more }, file);
    const { status, body } = await ask('/v1/circulars', {
      method: 'POST',
      headers: chair,
      body: form,
    });
    expect(status).toBe(field === undefined ? 403 : 422);
    if (field !== undefined) expect((body['errors'] as { field: string }[])[0]?.field).toBe(field);
  });

  it('is refused above four megabytes, and when its form is cut off', async () => {
    const large = asForm(circular, Buffer.concat([aPdf, Buffer.alloc(4_300_000)]));
    expect(
      (await ask('/v1/circulars', { method: 'POST', headers: chair, body: large })).status,
    ).toBe(413);
    const cut = await ask('/v1/circulars', {
      method: 'POST',
      headers: { ...chair, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nNetral',
    });
    expect([cut.status, cut.body['code']]).toEqual([400, 'malformed-request']);
  });
});

describe('a briefing', () => {
  const briefing = {
    region: '18.09',
    title: 'Sosialisasi netralitas ASN',
    manner: 'virtual',
    heldAt: '2026-12-01T09:00',
    link: 'https://contoh.example/rapat',
  };

  it('counts who came, unit by unit, and lets a unit correct its number', async () => {
    const { body } = await post('/v1/briefings', briefing, chair);
    // Nine in the morning in Pesawaran is two in the morning UTC.
    expect(body['heldAt']).toBe('2026-12-01T02:00:00.000Z');
    const { link } = firstUnit((await notice('briefings', body['id'] as string)).units);
    expect((await post(link, { office: 'Kepala dinas' })).status).toBe(422);
    await post(link, { office: 'Kepala dinas', attended: 40 });
    expect((await post(link, { office: 'Kepala dinas', attended: 42 })).body['attended']).toBe(42);
    const oversight = await signInTo(suite, 'oversight', 'ID');
    const { body: seen } = await ask('/v1/oversight/circulars', { headers: oversight });
    type Region = { region: string; notices: { id: string; answers: Json; waiting: string[] }[] };
    const own = (seen['regions'] as Region[]).find(({ region }) => region === '18.09');
    const line = own?.notices.find(({ id }) => id === body['id']);
    expect(line?.answers).toMatchObject({ answered: 1, attended: 42 });
    expect(line?.waiting.length).toBe(Number(line?.answers['units']) - 1);
  });

  it('in person needs its place', async () => {
    const { status, body } = await post(
      '/v1/briefings',
      { ...briefing, manner: 'in-person' },
      chair,
    );
    expect([status, (body['errors'] as { field: string }[])[0]?.field]).toEqual([422, 'place']);
  });
});

describe('who may', () => {
  it('issue is the region’s chair or an admin; oversight sees answers but no links', async () => {
    const id = await issue();
    const officer = await signInTo(suite, 'officer', '18.09');
    const neighbour = await signInTo(suite, 'chair', '14.06');
    const oversight = await signInTo(suite, 'oversight', 'ID');
    const body = { ...circular, link: 'https://contoh.example/se' };
    expect((await post('/v1/circulars', body)).status).toBe(401);
    for (const headers of [officer, neighbour, oversight])
      expect((await post('/v1/circulars', body, headers)).status).toBe(403);
    expect((await ask(`/v1/circulars/18.09/${id}`, { headers: neighbour })).status).toBe(403);
    const seen = await notice('circulars', id, oversight);
    expect(seen.units.map(({ link }) => link)).toEqual(seen.units.map(() => null));
  });
});
