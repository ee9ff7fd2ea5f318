import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { clockOf, eventually } from '../../infra/demo/suite-client.ts';
import { codeShown, openCeremony, ticketFrom } from '../support/ceremonies.ts';
import { aPledge } from '../support/forms.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let chair: Record<string, string>;

beforeAll(async () => {
  suite = await startSuiteProcess();
});

beforeEach(async () => {
  chair = await signInTo(suite, 'chair', '18.09');
});

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

type Problem = { code: string; errors: { field: string; reason: string }[] };
type CeremonyRecord = {
  pledges: number;
  listHash: string;
  sealedAt: string | null;
  afterSealing: number;
  counts: object[];
  witnesses: { office: string; confirmedAt: string | null }[];
};

const refused = ({ status, body }: { status: number; body: unknown }) => {
  const { code, errors } = body as Problem;
  return { status, code, ...errors[0] };
};

const pledge = (n: number, more: Record<string, unknown> = {}) =>
  suite.client.post('/v1/pledges', aPledge({ region: '18.09', number: nipOf(n), ...more }));

const recordOf = async (ceremonyId: string): Promise<CeremonyRecord> =>
  (await suite.client.get(`/v1/ceremonies/${ceremonyId}/berita-acara`, { headers: chair }))
    .body as CeremonyRecord;

const listed = (ceremonyId: string, pledges: number) =>
  eventually(`${pledges} pledges on the list`, 60, async () => {
    const record = await recordOf(ceremonyId);
    return record.pledges >= pledges ? record : undefined;
  });

const text = async (path: string) => {
  const response = await fetch(`${suite.url}${path}`, { headers: chair });
  return Buffer.from(await response.arrayBuffer());
};

const sheet = (ceremonyId: string, csv: string, as = chair) =>
  suite.client.get(`/v1/ceremonies/${ceremonyId}/sheet`, {
    method: 'POST',
    headers: { ...as, 'content-type': 'text/csv' },
    body: csv,
  });

type SheetAnswer = {
  sheetId: string;
  state: string;
  rows: number;
  taken: number;
  stored: number;
  refusedRows: { line: number; field: string; reason: string }[];
};

const keptSheet = (ceremonyId: string, sheetId: string) =>
  eventually('the sheet to be kept', 60, async () => {
    const path = `/v1/ceremonies/${ceremonyId}/sheets/${sheetId}`;
    const { body } = await suite.client.get(path, { headers: chair });
    return (body as SheetAnswer).state === 'kept' ? (body as SheetAnswer) : undefined;
  });

describe('a ceremony, from opening to its sealed record', () => {
  it('counts who scanned the screen and who stood on the sheet, each once, under one hash that anybody can recompute', async () => {
    const open = await openCeremony(suite, chair);
    const { ceremonyId } = open;
    await pledge(1);
    const code = await codeShown(suite, chair, open);
    for (const n of [2, 3, 2]) {
      const answer = await pledge(n, { ceremony: await ticketFrom(suite, code) });
      expect(answer).toMatchObject({ status: 201, body: { standing: 'attended' } });
    }
    await listed(ceremonyId, 2);

    const rows = [1, 3, 4, 5].map((n) => `${nipOf(n)},DISDIK,pns`);
    const csv = ['nip,unit,jenis', ...rows, '123,DISDIK,pns', `${nipOf(6)},DISDIK,`].join('\n');
    const sent = await sheet(ceremonyId, csv);
    expect(sent.status).toBe(202);
    const kept = await keptSheet(ceremonyId, (sent.body as SheetAnswer).sheetId);
    expect(kept).toMatchObject({ rows: 6, taken: 4, stored: 4 });
    expect(Object.keys(kept)).not.toContain('pledgedBefore');
    expect(kept.refusedRows).toEqual([
      { line: 6, field: 'number', reason: 'wrong-length', column: 'A' },
      { line: 7, field: 'staffKind', reason: 'required', column: 'C' },
    ]);
    expect((await sheet(ceremonyId, csv)).status).toBe(202);

    const moves = `/v1/ceremonies/${ceremonyId}/moves`;
    const ended = await suite.client.post(moves, { to: 'ended', version: open.version }, chair);
    expect(ended.status).toBe(200);
    await suite.client.forward(1);
    const sealed = await suite.client.post(`/v1/ceremonies/${ceremonyId}/sealing`, {}, chair);
    expect(sealed.status).toBe(200);

    const record = await recordOf(ceremonyId);
    expect(record).toMatchObject({ pledges: 5, afterSealing: 0 });
    expect(record.counts).toEqual([
      {
        unit: 'DISDIK',
        staffKind: 'pns',
        act: 'ikrar',
        channel: 'kiosk',
        standing: 'attended',
        pledges: 2,
      },
      {
        unit: 'DISDIK',
        staffKind: 'pns',
        act: 'ikrar',
        channel: 'sheet',
        standing: 'attended',
        pledges: 3,
      },
    ]);
    const list = await text(`/v1/ceremonies/${ceremonyId}/list`);
    expect(list.toString()).toMatch(/^([0-9a-f]{16}\n){5}$/);
    expect(createHash('sha256').update(list).digest('hex')).toBe(record.listHash);
    const pdf = await text(`/v1/ceremonies/${ceremonyId}/berita-acara.pdf`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('lets the first of two who move it at once, and tells the other that it has changed', async () => {
    const { ceremonyId, version } = await openCeremony(suite, chair, { start: false });
    const start = () =>
      suite.client.post(`/v1/ceremonies/${ceremonyId}/moves`, { to: 'started', version }, chair);
    const answers = await Promise.all([start(), start()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(refused(await start())).toMatchObject({ code: 'conflict' });
  });

  it('goes on within ten minutes of an end by mistake, not later and not once its list is sealed', async () => {
    const open = await openCeremony(suite, chair);
    const moves = `/v1/ceremonies/${open.ceremonyId}/moves`;
    const move = (to: string, version: number) => suite.client.post(moves, { to, version }, chair);
    const { version } = open;
    expect((await move('ended', version)).status).toBe(200);
    await suite.client.forward(9);
    const resumed = await move('started', version + 1);
    expect(resumed).toMatchObject({ status: 200, body: { state: 'started', endedAt: null } });
    const ticket = await ticketFrom(suite, await codeShown(suite, chair, open));
    expect((await pledge(40, { ceremony: ticket })).body).toMatchObject({ standing: 'attended' });
    await move('ended', version + 2);
    await listed(open.ceremonyId, 1);
    await suite.client.forward(1);
    await suite.client.post(`/v1/ceremonies/${open.ceremonyId}/sealing`, {}, chair);
    expect(refused(await move('started', version + 3))).toMatchObject({
      status: 409,
      reason: 'already-sealed',
    });
    const other = await openCeremony(suite, chair);
    const late = `/v1/ceremonies/${other.ceremonyId}/moves`;
    await suite.client.post(late, { to: 'ended', version: other.version }, chair);
    await suite.client.forward(11);
    const again = { to: 'started', version: other.version + 1 };
    expect(refused(await suite.client.post(late, again, chair))).toMatchObject({
      code: 'too-late',
      reason: 'resuming-over',
    });
  });

  it('that was opened by mistake is cancelled, and never starts', async () => {
    const { ceremonyId, version } = await openCeremony(suite, chair, { start: false });
    const moves = `/v1/ceremonies/${ceremonyId}/moves`;
    const cancelled = await suite.client.post(moves, { to: 'cancelled', version }, chair);
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    for (const to of ['started', 'ended', 'cancelled'])
      expect(
        refused(await suite.client.post(moves, { to, version: version + 1 }, chair)),
      ).toMatchObject({ status: 409, reason: 'no-such-move' });
    const running = await openCeremony(suite, chair);
    const path = `/v1/ceremonies/${running.ceremonyId}/moves`;
    const late = { to: 'cancelled', version: running.version };
    expect(refused(await suite.client.post(path, late, chair))).toMatchObject({ status: 409 });
  });

  it('is corrected before it starts with a trace, and asks with the number of the moment before it ends', async () => {
    const { ceremonyId, version } = await openCeremony(suite, chair, { start: false });
    const address = `/v1/ceremonies/${ceremonyId}`;
    const corrected = { place: 'Lapangan Pemda', leaderName: 'Contoh Pengganti' };
    const body = { version, ...corrected };
    expect(await suite.client.post(`${address}/corrections`, body, chair)).toMatchObject({
      status: 200,
      body: { place: corrected.place, leader: { name: corrected.leaderName } },
    });
    const open = { ceremonyId, version: version + 1 };
    const started = { to: 'started', version: open.version };
    await suite.client.post(`${address}/moves`, started, chair);
    const late = { version: open.version + 1, place: 'Tempat lain' };
    expect(refused(await suite.client.post(`${address}/corrections`, late, chair))).toMatchObject({
      status: 409,
      reason: 'corrected-too-late',
    });
    for (const n of [50, 51])
      await pledge(n, { ceremony: await ticketFrom(suite, await codeShown(suite, chair, open)) });
    await listed(ceremonyId, 2);
    const ask = (path: string) => suite.client.get(`${address}/${path}`, { headers: chair });
    expect(await ask('ending')).toMatchObject({ status: 200, body: { attended: 2 } });
    expect(await ask('sealing')).toMatchObject({ body: { waitsFor: 'ceremony-not-ended' } });
    const { body: read } = await suite.client.get(address, { headers: chair });
    const { leaderLink, history } = read as { leaderLink: string; history: { did: string }[] };
    expect(history.map(({ did }) => did)).toEqual(['corrected', 'started']);
    const link = leaderLink.replace(suite.url, '');
    expect(await suite.client.post(link, {})).toMatchObject({
      status: 200,
      body: { part: 'leader', witness: { name: corrected.leaderName } },
    });
    expect(await recordOf(ceremonyId)).toMatchObject({ leaderConfirmedAt: expect.any(String) });
  });

  it('is shown to those of its own region, and to nobody else', async () => {
    const { ceremonyId } = await openCeremony(suite, chair);
    const other = await signInTo(suite, 'chair', '14.06');
    const looked = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: other });
    expect(looked.status).toBe(403);
    expect((await suite.client.get(`/v1/ceremonies/${ceremonyId}`)).status).toBe(401);
  });
});

describe('a witness', () => {
  const witnessOf = async (ceremonyId: string, name = 'Contoh Saksi') => {
    const path = `/v1/ceremonies/${ceremonyId}/witnesses`;
    await suite.client.post(path, { office: 'BAWASLU', name }, chair);
    const { body } = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
    const { witnesses } = body as { witnesses: { name: string; link: string }[] };
    const link = witnesses.find((one) => one.name === name)?.link ?? '';
    return link.replace(suite.url, '');
  };

  it('confirms by a link of their own: opening it changes nothing, pressing it does, once', async () => {
    const open = await openCeremony(suite, chair, { start: false });
    const { ceremonyId } = open;
    const link = await witnessOf(ceremonyId);
    const press = () => suite.client.post(link, {});
    expect(refused(await press())).toMatchObject({ status: 409, reason: 'ceremony-not-started' });
    const moves = `/v1/ceremonies/${ceremonyId}/moves`;
    await suite.client.post(moves, { to: 'started', version: open.version }, chair);
    expect((await suite.client.get(link)).body).toMatchObject({ witness: { confirmedAt: null } });
    const first = await press();
    expect(first.body).toMatchObject({ witness: { confirmedAt: expect.any(String) } });
    await suite.client.forward(1);
    expect((await press()).body).toMatchObject({
      witness: (first.body as { witness: object }).witness,
    });
    expect((await recordOf(ceremonyId)).witnesses).toMatchObject([
      { office: 'BAWASLU', confirmedAt: expect.any(String) },
    ]);
  });

  it('cannot use a link that was changed, nor one whose time is over', async () => {
    const { ceremonyId, version } = await openCeremony(suite, chair);
    const link = await witnessOf(ceremonyId);
    const forged = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
    expect(refused(await suite.client.get(forged))).toMatchObject({
      status: 403,
      reason: 'forged',
    });
    const moves = `/v1/ceremonies/${ceremonyId}/moves`;
    await suite.client.post(moves, { to: 'ended', version }, chair);
    await suite.client.forward(24 * 60 + 1);
    expect(refused(await suite.client.post(link, {}))).toMatchObject({
      status: 410,
      reason: 'confirming-over',
    });
  });
});

describe('what is written down of a ceremony', () => {
  it('names no witness, leader, number, link or code in any log', async () => {
    const open = await openCeremony(suite, chair);
    const { ceremonyId } = open;
    const witnesses = `/v1/ceremonies/${ceremonyId}/witnesses`;
    const named = { office: 'KPU', name: 'Rahasia Saksi' };
    await suite.client.post(witnesses, named, chair);
    const { body } = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
    const [witness] = (body as { witnesses: { link: string }[] }).witnesses;
    const link = witness?.link.replace(suite.url, '') ?? '';
    await suite.client.post(link, {});
    const code = await codeShown(suite, chair, open);
    const ticket = await ticketFrom(suite, code);
    await pledge(30, { ceremony: ticket });
    await sheet(ceremonyId, `nip,unit,jenis\n${nipOf(31)},DISDIK,pns`);
    await listed(ceremonyId, 2);
    const log = readFileSync(join(suite.dataFolder, 'host.log'), 'utf8');
    expect(log).toContain('listPledged');
    const secrets = [named.name, 'Contoh Pemimpin', nipOf(30), nipOf(31)];
    for (const secret of [...secrets, link, code, ticket]) expect(log).not.toContain(secret);
  });
});

describe('the code on the screen', () => {
  it('is void on a screenshot a minute later, and the page says what to do', async () => {
    const open = await openCeremony(suite, chair);
    const path = await codeShown(suite, chair, open);
    expect((await suite.client.get(path)).status).toBe(200);
    await suite.client.forward(1);
    expect(refused(await suite.client.get(path))).toMatchObject({
      status: 410,
      reason: 'code-too-old',
    });
    const page = await fetch(`${suite.url}${path}`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('tangkapan layar tidak berlaku');
  });

  it('gives a form that is good for ten minutes, at its own region and units, until the end', async () => {
    const open = await openCeremony(suite, chair, { changes: { units: ['DISDIK'] } });
    const ticket = await ticketFrom(suite, await codeShown(suite, chair, open));
    const other = { region: '14.06', unit: 'DISDIK' };
    expect(refused(await pledge(20, { ceremony: ticket, ...other }))).toMatchObject({
      field: 'ceremony',
      reason: 'other-ceremony',
    });
    expect(refused(await pledge(20, { ceremony: ticket, unit: 'SEKDA' }))).toMatchObject({
      reason: 'unit-not-called',
    });
    expect(refused(await pledge(20, { ceremony: `${ticket}x` }))).toMatchObject({
      reason: 'forged',
    });
    await suite.client.forward(11);
    expect(refused(await pledge(20, { ceremony: ticket }))).toMatchObject({
      status: 422,
      field: 'ceremony',
      reason: 'ticket-too-old',
    });
    // Pressed in time, as the phone says, on a phone without a signal; our own clock says that it came too late.
    const swornAt = (await clockOf(suite.client)) - 5 * 60_000;
    const moves = `/v1/ceremonies/${open.ceremonyId}/moves`;
    await suite.client.post(moves, { to: 'ended', version: open.version }, chair);
    expect(await pledge(20, { ceremony: ticket, swornAt })).toMatchObject({
      status: 201,
      body: { standing: 'claimed' },
    });
    expect(await recordOf(open.ceremonyId)).toMatchObject({ pledges: 0 });
  });

  it('is worth nothing once the ceremony has ended, nor is a form opened before', async () => {
    const open = await openCeremony(suite, chair);
    const path = await codeShown(suite, chair, open);
    const ticket = await ticketFrom(suite, path);
    const moves = `/v1/ceremonies/${open.ceremonyId}/moves`;
    await suite.client.post(moves, { to: 'ended', version: open.version }, chair);
    expect(refused(await suite.client.get(path))).toMatchObject({ reason: 'ceremony-ended' });
    expect(refused(await pledge(21, { ceremony: ticket }))).toMatchObject({
      field: 'ceremony',
      reason: 'ceremony-ended',
    });
  });
});

describe('a sheet of five thousand rows', () => {
  it('is kept whole although the suite is killed in the middle', async () => {
    const { ceremonyId } = await openCeremony(suite, chair);
    const rows = Array.from({ length: 5000 }, (_, n) => `${nipOf(1000 + n)},DISDIK,pns`);
    const began = Date.now();
    const sent = await sheet(ceremonyId, ['nip,unit,jenis', ...rows].join('\n'));
    expect(sent.status).toBe(202);
    const { dataFolder } = suite;
    await suite.kill();
    suite = await startSuiteProcess(dataFolder);
    chair = await signInTo(suite, 'chair', '18.09');
    const kept = await keptSheet(ceremonyId, (sent.body as SheetAnswer).sheetId);
    expect(kept).toMatchObject({ taken: 5000, stored: 5000 });
    expect((await listed(ceremonyId, 5000)).pledges).toBe(5000);
    console.info(`5,000 rows, killed once: ${Date.now() - began} ms`);
  });
});
