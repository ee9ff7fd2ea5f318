import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOf, eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { codeShown, openCeremony, ticketFrom } from '../support/ceremonies.ts';
import { aPledge, aReport } from '../support/forms.ts';
import { findDigests, ordersOf, type Guess } from '../support/guesses.ts';
import {
  insideStreams,
  insideTables,
  keyOfReport,
  type FoundRow,
} from '../support/inside-tables.ts';
import { nipOf } from '../support/rosters.ts';
import { registerByTwo } from '../support/register-by-two.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  startedDataFolder,
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

type Headers = Record<string, string>;
type Form = Record<string, unknown>;

const folder = startedDataFolder();
let suite: SuiteProcess;
let chair: Headers;
let admin: Headers;
let officer: Headers;
let rows: FoundRow[] = [];
let images: FoundRow[] = [];
let sent: FoundRow[] = [];

/** What somebody knows or can list: numbers, contacts, names, and forms that are told apart by nothing else. */
const guesses: Guess[] = [];
/** What the code writes before a text that it hashes; the code is public. */
const labels = ['', 'key:', 'once:', 'netral/opted-out\n', 'netral/phone\n', 'netral/person-1\n'];

const guess = (name: string, ...texts: (string | Buffer)[]) => {
  for (const text of texts) {
    if (typeof text === 'string')
      for (const label of labels) guesses.push({ name, text: label + text });
    else guesses.push({ name, text });
  }
};
const guessForm = (name: string, ...forms: Form[]) => {
  for (const form of forms) for (const text of ordersOf(form)) guesses.push({ name, text });
};

const take = async (status: number, path: string, body: unknown, headers: Headers = {}) => {
  const answer = await suite.client.post(path, body, headers);
  expect([path, answer.status, answer.status === status || answer.body]).toEqual([
    path,
    status,
    true,
  ]);
  return answer.body;
};

const takeForm = async (path: string, form: Record<string, string>) => {
  const { status } = await fetch(`${suite.url}${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form),
  });
  expect([path, status]).toEqual([path, 201]);
};

const takeFile = async (path: string, csv: string, headers: Headers) => {
  const { status } = await fetch(`${suite.url}${path}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'text/csv', ...headers },
    body: csv,
  });
  expect([path, [201, 202].includes(status)]).toEqual([path, true]);
  guess(`the file of ${path.slice(0, 12)}`, csv, Buffer.from(csv));
};

/** A form of a pledge as the code reads it: by its values as a page or a program sends them. */
const guessPledge = (name: string, form: Form) => {
  const { unit, swornAt } = form;
  guess(name, String(form['number'] ?? form['staffNumber']));
  const units = [unit, `18.09/${String(unit)}`];
  const moments = typeof swornAt === 'number' ? [{ swornAt }, { swornAt: `${swornAt}` }] : [{}];
  for (const one of units)
    for (const agreed of [true, 'yes'])
      for (const moment of moments) guessForm(name, { ...form, unit: one, agreed, ...moment });
};

const pledge = async (name: string, more: Form, headers: Headers = {}) => {
  const form = aPledge(more);
  guessPledge(name, form);
  await take(201, '/v1/pledges', form, headers);
};

const ownMark = (): Headers => {
  const key = randomUUID();
  guess('an Idempotency-Key', key);
  return { 'idempotency-key': key };
};

const pledgeEveryWay = async () => {
  const now = await clockOf(suite.client);
  await pledge('a pledge', { number: nipOf(1) });
  await pledge('a pledge with a key', { number: nipOf(2) }, ownMark());
  await pledge('a pledge just pressed', { number: nipOf(3), swornAt: now - 1500 }, ownMark());
  await pledge('a pledge that came late', { number: nipOf(4), swornAt: now - 900_000 }, ownMark());
  await pledge('a pledge made again', { number: nipOf(1) }, ownMark());
  await pledge('a pledge of a NIK', { number: '3275014107900003', staffKind: 'non-asn' });
  const byStaffNumber = { number: undefined, staffNumber: '4711', staffKind: 'non-asn' };
  await pledge('a pledge of a staff number', byStaffNumber, ownMark());
  const form = { region: '18.09', unit: '18.09/DISDIK', staffKind: 'pns', number: nipOf(5) };
  guessPledge('a form of a pledge', { ...form, unit: 'DISDIK' });
  await takeForm('/v1/pledges', { ...form, agreed: 'yes', idempotencyKey: randomUUID() });
  const late = { ...form, number: nipOf(6), swornAt: String(now - 700_000) };
  guessPledge('a late form of a pledge', { ...late, unit: 'DISDIK', swornAt: now - 700_000 });
  await takeForm('/v1/pledges', { ...late, agreed: 'yes', idempotencyKey: randomUUID() });
};

const holdCeremony = async () => {
  const open = await openCeremony(suite, chair);
  const ceremony = await ticketFrom(suite, await codeShown(suite, chair, open));
  await pledge('a pledge at a ceremony', { number: nipOf(7), ceremony }, ownMark());
  const witness = { office: 'BAWASLU', name: 'Saksi Rahasia' };
  guessForm('a witness', witness);
  guess('a witness', witness.name);
  const path = `/v1/ceremonies/${open.ceremonyId}`;
  await take(201, `${path}/witnesses`, witness, { ...chair, ...ownMark() });
  await takeFile(`${path}/sheet`, sheetOfOne(nipOf(8)), { ...chair, ...ownMark() });
  const { body } = await suite.client.get(path, { headers: chair });
  const { sheetLinks } = body as { sheetLinks: { unit: string; link: string }[] };
  const link = sheetLinks.find(({ unit }) => unit === 'DISDIK')?.link ?? '';
  await takeFile(link.replace(suite.url, ''), sheetOfOne(nipOf(9)), {});
};

const sheetOfOne = (number: string): string => {
  guess('a number on a sheet', number);
  return ['nip,unit,jenis', `${number},DISDIK,pns`].join('\n');
};

const keepRosterAndErase = async () => {
  guess('a number on a roster', nipOf(30), nipOf(31));
  for (const [n, headers] of [
    [30, {}],
    [31, ownMark()],
  ] as const)
    await takeFile('/v1/rosters?region=18.09', `nip,unit\n${nipOf(n)},DISDIK\n`, {
      ...chair,
      ...headers,
    });
  const form = {
    region: '18.09',
    numberKind: 'nip',
    number: nipOf(6),
    reason: 'person-asks',
    reference: '800/123/BKPSDM/2026',
    confirmed: true,
  };
  guessForm('an erasure', form);
  await take(201, '/v1/erasures', form, { ...admin, ...ownMark() });
};

const named = {
  lane: 'named',
  reporterName: 'Pelapor Rahasia',
  reporterAddress: 'Jalan Sunyi Nomor Tujuh',
  reporterPhone: '081298765432',
};
const guessReport = (name: string, form: Form) => {
  guessForm(name, form);
  guess(name, ...Object.values(form).map(String), '+6281298765432');
};

type Reported = { code: string; caseNumber: string };

const reportEveryWay = async (): Promise<Reported[]> => {
  const reports: Reported[] = [];
  for (const more of [{}, named, { ...named, place: 'Alun-alun' }]) {
    const form = aReport(more);
    guessReport('a report', form);
    reports.push((await take(201, '/v1/reports', form, ownMark())) as Reported);
  }
  const form = aReport(named) as Record<string, string>;
  await takeForm('/v1/reports', { ...form, idempotencyKey: randomUUID() });
  for (const { code } of reports) guess('a follow-up code', code, code.replaceAll(' ', ''));
  return reports;
};

/** An office's own words on a case: what is hashed stands beside, and is keyed all the same. */
const workOn = async (code: string, caseKey: string) => {
  const texts = ['Apakah ada saksi lain?', 'Ya, dua orang.', 'Mohon kirim foto.'];
  guess('a message', ...texts, ...texts.map((text) => JSON.stringify(text)));
  const of = `/v1/cases/${caseKey}`;
  await take(200, '/v1/tracking/messages', { code, text: texts[1] }, ownMark());
  await take(201, `${of}/messages`, { text: texts[2] }, { ...officer, ...ownMark() });
  const { body } = await suite.client.get(of, { headers: officer });
  const { version } = body as { version: number };
  const tick = { version, requirement: 'account', met: true };
  guessForm('a tick', tick);
  await take(200, `${of}/checklist`, tick, { ...officer, ...ownMark() });
  const move = { move: 'ask', version: version + 1, question: texts[0] };
  guessForm('a move', move);
  await take(200, `${of}/moves`, move, { ...officer, ...ownMark() });
  const asked = { category: 'referral', reason: 'Diteruskan kepada Bawaslu kabupaten.' };
  guessForm('a request for a name', asked);
  await take(201, `${of}/identity-requests`, asked, { ...officer, ...ownMark() });
};

const writeToUnits = async () => {
  const common = { region: '18.09', link: 'https://contoh.example/se-1127.pdf' };
  const circular = { ...common, title: 'Netralitas ASN', number: '800/1127/2026' };
  guessForm('a circular', circular, { ...circular, link: undefined });
  await take(
    201,
    '/v1/circulars',
    { ...circular, effectiveOn: '2026-12-06' },
    { ...chair, ...ownMark() },
  );
  const briefing = {
    ...common,
    title: 'Sosialisasi',
    manner: 'virtual',
    heldAt: '2027-01-05T09:00',
  };
  guessForm('a briefing', briefing);
  await take(201, '/v1/briefings', briefing, { ...chair, ...ownMark() });
  const announcement = { scope: '18.09', title: 'Rapat satgas', text: 'Rapat hari Rabu.' };
  guessForm('an announcement', announcement);
  await take(201, '/v1/announcements', announcement, { ...chair, ...ownMark() });
};

/** A delivery that becomes a report, and one that waits, is thrown away and leaves a line. */
const deliverByWebhook = async () => {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const put = await suite.client.get('/v1/sources/formulir-tebakan', {
    method: 'PUT',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify({ secrets: [secret] }),
  });
  expect(put.status).toBe(200);
  const deliver = async (data: Form) => {
    const id = 'msg_1';
    const body = JSON.stringify({ data });
    guessReport('an answer of a webhook', data);
    guess('a webhook', body, Buffer.from(body));
    for (const reason of ['invalid-fields', 'same-id-other-body'])
      guess('a webhook', `${id}\n${reason}\n${body}`, `\n${reason}\n${body}`);
    const timestampMs = await clockOf(suite.client);
    const headers = signStandardWebhook({ id, timestampMs, body: Buffer.from(body), secret });
    const { status } = await suite.client.postRaw('/v1/webhooks/formulir-tebakan', body, headers);
    expect(status).toBe(202);
  };
  await deliver(aReport(named));
  await deliver(aReport({ ...named, region: '99.99' }));
  const list = '/v1/sources/formulir-tebakan/quarantine';
  const { body } = await suite.client.get(list, { headers: admin });
  const { deliveries } = body as { deliveries: { id: string }[] };
  expect(deliveries).toHaveLength(1);
  const path = `${list}/${deliveries[0]?.id ?? ''}/discard`;
  const asked = await suite.client.post(path, { why: 'Bukan laporan.' }, admin);
  const { requestId } = asked.body as { requestId: string };
  const second = await signInTo(suite, 'admin', 'ID', 1);
  const decision = `${path.replace('/discard', '')}/requests/${requestId}/decision`;
  await take(200, decision, { is: 'agreed' }, second);
};

const phone = '+6281233344455';

const putOfficer = (officerId: string, phone: string) =>
  registerByTwo(suite, {
    ...{ region: '18.09', officerId, rung: 'officer' },
    ...{ name: 'Petugas Baru', phone },
  });

/** A phone that opted out of SMS, and one that is new in the register and is sent a link. */
const changePhones = async () => {
  guess('a phone', phone, phone.slice(1), `0${phone.slice(3)}`, phone.slice(3));
  await putOfficer('petugas-lama', phone);
  // Only a phone that is known here can opt out.
  await eventually('the phone to be known', 20, async () =>
    (await suite.client.post('/_local/sms', { optOut: phone })).status === 200 ? true : undefined,
  );
  await putOfficer('petugas-baru', '081233344466');
  guess('a phone', '+6281233344466', '081233344466');
  await eventually('the link to the new phone', 20, async () =>
    (await suite.client.outbox()).find(({ body }) => /\/k\//.test(body)),
  );
  await suite.client.forward(61);
  await eventually('a look at the account', 20, () =>
    Promise.resolve(/"watched"/.test(readFileSync(join(folder, 'host.log'), 'utf8')) || undefined),
  );
};

const signIn = async () => {
  chair = await signInTo(suite, 'chair', '18.09');
  admin = await signInTo(suite, 'admin', 'ID');
  officer = await signInTo(suite, 'officer', '18.09', 1);
};

beforeAll(async () => {
  suite = await startSuiteProcess(folder);
  await toWorkingHours(suite.client);
  await signIn();
  await pledgeEveryWay();
  await holdCeremony();
  await keepRosterAndErase();
  const [, reported] = await reportEveryWay();
  await writeToUnits();
  await deliverByWebhook();
  await suite.stop();
  const caseKey = keyOfReport(await insideTables(folder), reported?.caseNumber ?? '');
  suite = await startSuiteProcess(folder);
  await signIn();
  await workOn(reported?.code ?? '', caseKey);
  await changePhones();
  sent = (await suite.client.outbox()).map((message) => ({ table: 'a message', row: message }));
  await suite.stop();
  rows = await insideTables(folder);
  images = await insideStreams(folder);
}, 300_000);

afterAll(async () => {
  await suite.stop();
  removeDataFolder(folder);
});

const kindsOf = (found: ReturnType<typeof findDigests>): string[] =>
  [...new Set(found.map((one) => `${one.guess}: ${one.by}, ${one.in}`))].sort();

describe('who holds a copy of everything that is stored, and tries out what they know', () => {
  it('looks at what was written: every table that takes a form, and the streams', () => {
    const text = JSON.stringify(rows);
    for (const table of ['Pledge', 'Roster', 'Ceremonies', 'Circular', 'Announcements', 'Cases'])
      expect(rows.map((row) => row.table).join(' ')).toContain(table);
    expect(text).toContain('"optedOut":["');
    expect(text).toContain('"outcome":"discarded"');
    expect(images.length).toBeGreaterThan(50);
    expect(guesses.length).toBeGreaterThan(20_000);
  });

  it('finds no digest of a number, a contact, a form, a file or a key in any table', () => {
    expect(kindsOf(findDigests(rows, guesses))).toEqual([]);
  });

  it('finds none in what the streams still hold', () => {
    expect(kindsOf(findDigests(images, guesses))).toEqual([]);
  });

  it('finds none in the messages that were sent, nor in the log', () => {
    const log = {
      table: 'host.log',
      row: { text: readFileSync(join(folder, 'host.log'), 'utf8') },
    };
    expect(kindsOf(findDigests([...sent, log], guesses))).toEqual([]);
  });
});
