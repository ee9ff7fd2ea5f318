import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { PutItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { numberRow } from '../../functions/reports/cases/register-number.ts';
import { handOverWrites } from '../../functions/reports/cases/hand-over-rows.ts';
import { listTasksHttp } from '../../functions/reports/cases/list-tasks.http.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { keepPiece } from '../../functions/reports/evidence/keep-piece.ts';
import { pieceStore } from '../../functions/reports/evidence/piece-store.ts';
import { handOverStore } from '../../functions/reports/hand-over/hand-over-store.ts';
import {
  answerHandOverHttp,
  askToHandOverHttp,
  listHandOversHttp,
} from '../../functions/reports/hand-over/hand-over.http.ts';
import { handOverOperations } from '../../functions/reports/hand-over/operations.ts';
import {
  askBackHttp,
  confirmReceiptHttp,
  downloadFromPackageHttp,
  openPackageHttp,
  showPackageHttp,
} from '../../functions/reports/hand-over/package.http.ts';
import { identityTrail, reporterFinder } from '../../functions/reports/identity/identity-store.ts';
import {
  agreeWithinMs,
  linkGoodMs,
  mostWrongCodes,
} from '../../functions/reports/identity/hand-over-trail.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { trailForReporter } from '../../functions/reports/identity/trail.ts';
import { trackedReport } from '../../functions/reports/messages/tracked-report.ts';
import { pieceIdOf } from '../../functions/reports/pieces/piece.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import type { Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { theseKeys } from '../support/live-keys.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import type { SignedIn } from '../../functions/reports/roll/roll.ts';
import { registeredAsSignedIn } from '../support/roll.ts';
import { tableOf } from '../support/table-of.ts';

const trailTable = 'IdentityAccess';
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;
const tick = () => (now += 1);
const kept = new Map<string, Buffer>();
/** What was noted and read, in order. */
const done: string[] = [];
/** Where who released a package serves by now, by their id; where they signed in unless said. */
const servesNow = new Map<string, string>();

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  await createTables(client, [tableOf(identityAccessTable, trailTable)]);
  room = aCaseRoom(client, { now: tick });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const objects = {
  seal: (key: string, { body }: { body: Buffer }) => Promise.resolve(void kept.set(key, body)),
  put: () => Promise.resolve(),
  read: (key: string) => Promise.resolve(kept.get(key)),
  addressOf: (key: string) => Promise.resolve(`https://contoh.test/${key}`),
};

const desk = () => {
  const handOvers = handOverStore(client, trailTable);
  const findReporter = reporterFinder(client, caseTables.reporters);
  const needs = {
    ...{ ...room, objects, now: tick, nonce: () => randomUUID() },
    findCase: room.cases.find,
    findReport: trackedReport({ client, tables: caseTables, now: tick }),
    pieces: pieceStore(client, caseTables.evidence),
    key: theseKeys(Buffer.alloc(32, 5)),
    handOvers: {
      ...handOvers,
      add: (...[row, besides]: Parameters<typeof handOvers.add>) => {
        done.push('what' in row ? row.what : 'asked');
        return handOvers.add(row, besides);
      },
    },
    numberRow: numberRow(caseTables.cases),
    atDesk: handOverWrites(caseTables.cases),
    ...{ isSignable: false, letters: { read: () => Promise.resolve(undefined) } },
    count: () => void done.push('counted'),
  };
  const ofBawaslu = {
    ...needs,
    findDetails: () =>
      Promise.resolve({ details: { place: 'Lapangan' }, cameBy: 'form', links: [] }),
    findReporter: (reportKey: string) => {
      done.push('name fetched');
      return findReporter(reportKey);
    },
    whoServes: (person: SignedIn) =>
      registeredAsSignedIn({
        ...person,
        unit:
          servesNow.get(person.personId) ??
          Object.values<Person>(people).find(({ personId }) => personId === person.personId)?.unit,
      }),
  };
  return {
    needs,
    ask: served(handOverOperations.askToHandOver, askToHandOverHttp(needs)),
    list: served(handOverOperations.listHandOvers, listHandOversHttp(needs)),
    answer: served(handOverOperations.answerHandOver, answerHandOverHttp(needs)),
    show: served(handOverOperations.showPackage, showPackageHttp(ofBawaslu)),
    open: served(handOverOperations.openPackage, openPackageHttp(ofBawaslu)),
    fetch: served(handOverOperations.downloadFromPackage, downloadFromPackageHttp(ofBawaslu)),
    receipt: served(handOverOperations.confirmReceipt, confirmReceiptHttp(ofBawaslu)),
    question: served(handOverOperations.askBack, askBackHttp(ofBawaslu)),
  };
};

const { officer, colleague, chair, province, ofUnit } = people;
const letter = {
  reason: 'Terverifikasi dan menjadi kewenangan Bawaslu.',
  letterNumber: '100/SATGAS/XI/2026',
  sender: 'Ketua Satgas',
  recipient: 'Bawaslu Kabupaten Pesawaran',
};
type View = {
  requestId: string;
  standing: string;
  link: string | null;
  openingCode: string | null;
  next: string;
};

/** A named, verified case with one sealed voice, and everything that can be done to hand it over. */
const aVerifiedCase = async (more: Parameters<CaseRoom['report']>[0] = {}) => {
  const { caseKey, expiresAt } = await room.report({ lane: 'named', ...more });
  await room.move(caseKey, 'check');
  await room.move(caseKey, 'verify', { reason: 'Cocok dengan buktinya.' });
  const identity = { reporterName: 'Siti Aminah', reporterAddress: 'Jalan Melati 1' };
  const Item = marshall({ reportKey: caseKey, identity, expiresAt });
  await client.send(new PutItemCommand({ TableName: caseTables.reporters, Item }));
  const doors = desk();
  const bytes = randomBytes(40);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const found = { sha256, type: 'audio/mp4', original: bytes };
  await keepPiece(doors.needs)({ reportKey: caseKey, expiresAt, cameBy: 'reporter' }, found);
  const viewFor = async (as: Person) => {
    const { body } = await doors.list(asked(caseKey, { as }));
    return (body as { handOvers: View[] }).handOvers[0];
  };
  const ask = (as: Person) => doors.ask(asked(caseKey, { as, body: letter }));
  const answer = async (as: Person, is: string) => {
    const [one] = await doors.needs.handOvers.list(caseKey);
    const params = { requestId: one?.requestId ?? '' };
    return doors.answer(asked(caseKey, { as, params, body: { is } }));
  };
  return { caseKey, doors, bytes, piece: pieceIdOf(sha256), viewFor, ask, answer };
};

/** A package that two released, and what whoever holds link and code does with it. */
const aPackage = async (...more: Parameters<typeof aVerifiedCase>) => {
  const verified = await aVerifiedCase(...more);
  const { doors, caseKey } = verified;
  await verified.ask(officer);
  await verified.answer(chair, 'agreed');
  const token = (await verified.viewFor(officer))?.link?.slice('/h/'.length) ?? '';
  const code = (await verified.viewFor(chair))?.openingCode ?? '';
  const sent = (body: object, params: Record<string, string> = {}) =>
    asked(undefined, { body: { code, ...body }, params: { token, ...params } });
  return {
    ...{ ...verified, token, code },
    show: (by = token) => doors.show(asked(undefined, { params: { token: by } })),
    open: (by: object = {}) => doors.open(sent(by)),
    fetch: (file: string) => doors.fetch(sent({}, { file })),
    receipt: (registerNumber?: string) =>
      doors.receipt(sent({ receivedBy: 'Budi, staf', ...(registerNumber && { registerNumber }) })),
    question: (question: string) => doors.question(sent({ question })),
    trail: async () => trailForReporter(await identityTrail(client, trailTable).list(caseKey)),
    kept: () => room.cases.find(caseKey),
  };
};

const alertOf = ({ caseKey, region }: Case, takers: string[]) => ({
  data: {
    ...{ caseKey, region, alertId: `siaga-${caseKey}`, takers },
    ...{ takenAt: now, version: 1 },
  },
});

/** What of this case's hand-over waits in somebody's tasks. */
const waitsFor = async (as: Person, { caseKey }: { caseKey: string }) => {
  const tasks = served(caseOperations.listTasks, listTasksHttp(room));
  const { body } = await tasks(asked(undefined, { as, query: { region: '18.09' } }));
  const { handOvers } = body as { handOvers: { caseKey: string; waits: string }[] };
  return handOvers.filter((one) => one.caseKey === caseKey).map(({ waits }) => waits);
};

const withdrawnNow = (caseKey: string) =>
  client.send(
    new UpdateItemCommand({
      ...{ TableName: caseTables.reports, UpdateExpression: 'SET withdrawnAt = :at' },
      Key: { reportKey: { S: caseKey } },
      ExpressionAttributeValues: { ':at': { N: String(now) } },
    }),
  );

describe('a report that is to be handed over', () => {
  it('has a name and a verified case', async () => {
    const lead = await room.report({ lane: 'lead' });
    const doors = desk();
    const ask = (caseKey: string) => doors.ask(asked(caseKey, { as: officer, body: letter }));
    expect(await refusal(() => ask(lead.caseKey))).toBe('conflict nobody-named');
    const fresh = await room.report({ lane: 'named' });
    expect(await refusal(() => ask(fresh.caseKey))).toBe('conflict not-verified-yet');
    const withdrawn = await aVerifiedCase();
    await withdrawnNow(withdrawn.caseKey);
    expect(await refusal(() => withdrawn.ask(officer))).toBe('conflict report-withdrawn');
  });

  it('is released by two: another person, a chair or from above the region, within 72 hours', async () => {
    const one = await aVerifiedCase();
    await one.ask(officer);
    expect(await refusal(() => one.ask(colleague))).toBe('conflict already-asked');
    expect(await refusal(() => one.answer(officer, 'agreed'))).toBe('not-allowed own-request');
    expect(await refusal(() => one.answer(colleague, 'agreed'))).toBe('not-allowed needs-a-chair');
    expect((await one.viewFor(officer))?.link).toBeNull();
    now += agreeWithinMs + 1;
    expect(await refusal(() => one.answer(chair, 'agreed'))).toBe('too-late expired');
  });

  it('gives the link to who asked and the code to who agreed, and neither to anybody else', async () => {
    const one = await aVerifiedCase();
    await one.ask(officer);
    await one.answer(province, 'agreed');
    const asker = await one.viewFor(officer);
    const second = await one.viewFor(province);
    expect([asker?.link, asker?.openingCode]).toEqual([expect.stringMatching(/^\/h\//), null]);
    expect([second?.link, second?.openingCode]).toEqual([
      null,
      expect.stringMatching(/^[0-9]{10}$/),
    ]);
    for (const as of [colleague, chair])
      expect(await one.viewFor(as)).toMatchObject({ link: null, openingCode: null });
  });

  it('is not there for the unit of the accused, at any door', async () => {
    const one = await aVerifiedCase({ accusedUnitCode: 'DISDIK' });
    expect(await refusal(() => one.ask(ofUnit))).toBe('not-found unknown-case');
    await one.ask(officer);
    expect(await refusal(() => one.viewFor(ofUnit))).toBe('not-found unknown-case');
    expect(await refusal(() => one.answer(ofUnit, 'agreed'))).toBe('not-found unknown-case');
  });
});

describe('a package', () => {
  it('shows nothing by its link alone, and is noted before anything of it is read', async () => {
    const one = await aPackage();
    expect((await one.show()).body).toEqual({ needs: 'code' });
    expect(await refusal(() => one.show(`${one.token.slice(0, -1)}_`))).toBe(
      'link-refused not-for-you',
    );
    done.length = 0;
    const { body } = await one.open();
    expect((body as { files: { file: string }[] }).files.map(({ file }) => file)).toEqual([
      ...['surat.pdf', 'formulir-b1.pdf', 'daftar-bukti.pdf', one.piece],
    ]);
    await one.fetch('formulir-b1.pdf');
    expect(done).toEqual(['listed', 'file', 'counted', 'name fetched']);
    expect((await one.fetch(one.piece)).file?.content).toEqual(one.bytes);
    const { custody } = await one.doors.needs.pieces.list(one.caseKey);
    expect(custody.at(-1)).toMatchObject({ what: 'opened', by: 'bawaslu' });
    expect((await one.trail()).map(({ what, role }) => [what, role])).toEqual([
      ['read', 'bawaslu'],
      ['approved', 'chair'],
      ['asked', 'officer'],
    ]);
  });

  it('opens by its code only, and by no code after so many wrong ones', async () => {
    const one = await aPackage();
    const wrong = { code: one.code === '0000000000' ? '1111111111' : '0000000000' };
    for (let tries = 0; tries < mostWrongCodes; tries += 1)
      expect(await refusal(() => one.open(wrong))).toBe('invalid-fields wrong-code');
    expect(await refusal(() => one.open())).toBe('link-refused not-for-you');
  });

  it('opens no more once its time is over, it was taken back, or the report was withdrawn', async () => {
    const late = await aPackage();
    now += linkGoodMs + 10;
    expect(await refusal(() => late.open())).toBe('link-expired');
    const back = await aPackage();
    expect(await refusal(() => back.answer(colleague, 'taken-back'))).toBe(
      'not-allowed not-own-request',
    );
    await back.answer(officer, 'taken-back');
    expect(await refusal(() => back.open())).toBe('link-refused not-for-you');
    const withdrawn = await aPackage();
    await withdrawnNow(withdrawn.caseKey);
    expect(await refusal(() => withdrawn.fetch('formulir-b1.pdf'))).toBe(
      'link-refused not-for-you',
    );
  });

  it('opens no more once one of the two is found to serve where the accused does', async () => {
    const one = await aPackage({ accusedUnitCode: 'DISDIK' });
    expect((await one.open()).status).toBe(200);
    servesNow.set(chair.personId, 'DISDIK');
    expect(await refusal(() => one.open())).toBe('link-refused not-for-you');
    servesNow.clear();
  });

  it('is received once, with one register number, and the case says so', async () => {
    const one = await aPackage();
    await one.receipt();
    const first = await one.kept();
    expect(first).toMatchObject({ state: 'referred', referredTo: ['bawaslu'] });
    await one.receipt('004/Reg/LP/PB/Kab/08.09/XI/2026');
    await one.receipt('004/Reg/LP/PB/Kab/08.09/XI/2026');
    expect(await one.kept()).toMatchObject({
      ...{ handedOver: first?.handedOver, version: (first?.version ?? 0) + 1 },
      references: { bawaslu: '004/Reg/LP/PB/Kab/08.09/XI/2026' },
    });
    expect(await refusal(() => one.receipt('005/Reg/LP/PB/Kab/08.09/XI/2026'))).toBe(
      'conflict decided-otherwise',
    );
    expect(await refusal(() => one.answer(officer, 'taken-back'))).toBe(
      'conflict decided-otherwise',
    );
  });

  it('lets Bawaslu ask back, in the history of the case, so many times and no more', async () => {
    const one = await aPackage();
    for (let times = 0; times < 10; times += 1) await one.question('Di mana alamat saksi kedua?');
    expect(await refusal(() => one.question('Sekali lagi?'))).toBe('conflict too-many-asked');
    const history = await room.cases.history(one.caseKey);
    expect(history.filter(({ move }) => move === 'asked-back')).toHaveLength(10);
    expect(history.at(-1)?.why).toBe('Di mana alamat saksi kedua?');
  });
});

describe('the tasks of the satgas', () => {
  it('hold a hand-over for whoever can agree, until somebody answers', async () => {
    const one = await aVerifiedCase();
    await one.ask(officer);
    expect(await waitsFor(chair, one)).toEqual(['agreement']);
    expect(await waitsFor(province, one)).toEqual(['agreement']);
    for (const as of [officer, colleague]) expect(await waitsFor(as, one)).toEqual([]);
    await one.answer(chair, 'agreed');
    for (const as of [chair, province]) expect(await waitsFor(as, one)).toEqual([]);
    const taken = await aVerifiedCase();
    await taken.ask(officer);
    await taken.answer(officer, 'taken-back');
    expect(await waitsFor(chair, taken)).toEqual([]);
  });

  it('say it to nobody of the accused’s unit, and to nobody once it can be agreed to no more', async () => {
    const one = await aVerifiedCase({ accusedUnitCode: 'SEKDA' });
    await one.ask(officer);
    expect(await waitsFor(chair, one)).toEqual([]);
    expect(await waitsFor(province, one)).toEqual(['agreement']);
    now += agreeWithinMs + 10;
    expect(await waitsFor(province, one)).toEqual([]);
  });

  it('hold what Bawaslu said for who has the case and for the two, until one of them has seen it', async () => {
    const one = await aPackage();
    const kept = (await one.kept()) as Case;
    await room.keepHeld(alertOf(kept, ['petugas-2']));
    await one.receipt();
    await one.question('Di mana alamat saksi kedua?');
    const both = ['receipt', 'question'];
    for (const as of [officer, chair, colleague])
      expect((await waitsFor(as, one)).sort()).toEqual(both.toSorted());
    expect(await waitsFor(province, one)).toEqual([]);
    expect(await refusal(() => one.answer(province, 'seen'))).toBe('not-allowed not-own-request');
    await one.answer(colleague, 'seen');
    for (const as of [officer, chair, colleague]) expect(await waitsFor(as, one)).toEqual([]);
    await one.question('Dan saksi ketiga?');
    expect(await waitsFor(colleague, one)).toEqual(['question']);
  });

  it('hold it for a chair and whoever is above where nobody has the case', async () => {
    const one = await aPackage();
    await one.question('Di mana alamat saksi kedua?');
    expect(await waitsFor(province, one)).toEqual(['question']);
    expect(await waitsFor(colleague, one)).toEqual([]);
  });
});
