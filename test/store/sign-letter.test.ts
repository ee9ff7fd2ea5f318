import { createHash, randomUUID } from 'node:crypto';
import { GetItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { handOverWrites } from '../../functions/reports/cases/hand-over-rows.ts';
import { numberRow } from '../../functions/reports/cases/register-number.ts';
import { pieceStore } from '../../functions/reports/evidence/piece-store.ts';
import { handOverStore } from '../../functions/reports/hand-over/hand-over-store.ts';
import {
  letterSignatures,
  signedLetters,
} from '../../functions/reports/hand-over/letter-signature.ts';
import { handOverOperations } from '../../functions/reports/hand-over/operations.ts';
import {
  confirmReceiptHttp,
  downloadFromPackageHttp,
  openPackageHttp,
} from '../../functions/reports/hand-over/package.http.ts';
import { openingCode, packageToken } from '../../functions/reports/hand-over/package-link.ts';
import {
  askLetterSigningHttp,
  readLetterHttp,
  signLetterHttp,
} from '../../functions/reports/hand-over/sign-letter.http.ts';
import { linkGoodMs } from '../../functions/reports/identity/hand-over-trail.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { trackedReport } from '../../functions/reports/messages/tracked-report.ts';
import type { SignedIn } from '../../functions/reports/roll/roll.ts';
import type { Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import type { Signed, ToSign } from '../../shared/signing/signing.ts';
import { anAttempt } from '../support/attempts.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { theseKeys } from '../support/live-keys.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { registeredAsSignedIn } from '../support/roll.ts';
import { tableOf } from '../support/table-of.ts';

const { officer, colleague, chair, province, ofUnit } = people;
const trailTable = 'IdentityAccess';
const passphrase = 'rahasia-sekali';
const form = { nik: '9900000000000001', passphrase, attempt: 0 };
const key = theseKeys(Buffer.alloc(32, 5));
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  await createTables(client, [tableOf(identityAccessTable, trailTable)]);
  room = aCaseRoom(client, { now: () => now });
});
beforeEach(() => {
  now = mondayNine;
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

type Made = { agreedBy?: Person; service?: 'none' | Signed; unit?: string };

/** A package that an officer asked for and somebody agreed to, with everything that can be done about its letter. */
const aPackage = async ({ agreedBy = chair, service, unit }: Made = {}) => {
  const { caseKey, expiresAt } = await room.report({
    lane: 'named',
    ...(unit && { accusedUnitCode: unit }),
  });
  const requestId = randomUUID().replaceAll('-', '').slice(0, 22);
  const of = { reportKey: caseKey, requestId };
  const handOvers = handOverStore(client, trailTable);
  const by = ({ personId, role, region }: Person) => ({ at: now, personId, role, region });
  await handOvers.add({
    ...{ ...by(officer), item: `handover#${requestId}`, reportKey: caseKey, expiresAt },
    ...{ reason: 'Terverifikasi.', letterNumber: '100/XI/2026', sender: 'Ketua Satgas' },
    ...{ recipient: 'Bawaslu', bodyHash: anAttempt('surat').body },
  });
  await handOvers.add({
    ...{ ...by(agreedBy), item: `handover-entry#${requestId}#answer`, reportKey: caseKey },
    ...{ expiresAt, requestId, what: 'answer', is: 'agreed' },
  });
  const stored = new Map<string, Buffer>();
  const sent: ToSign[] = [];
  const objects = {
    seal: (name: string, { body }: { body: Buffer }) => {
      if (!stored.has(name)) stored.set(name, body);
      return Promise.resolve();
    },
    read: (name: string) => Promise.resolve(stored.get(name)),
    addressOf: () => Promise.reject(new Error('nothing large')),
  };
  const documents = signedLetters(objects);
  const needs = {
    ...{ ...room, handOvers, documents, objects, key, now: () => now, nonce: () => randomUUID() },
    findReport: trackedReport({ client, tables: caseTables, now: () => now }),
    findCase: room.cases.find,
    pieces: pieceStore(client, caseTables.evidence),
    signaturesUntil: letterSignatures(client, trailTable),
    service:
      service === 'none'
        ? undefined
        : {
            sign: (toSign: ToSign): Promise<Signed> => {
              sent.push(toSign);
              const pdf = Buffer.from(`%PDF-1.7 ${requestId}`);
              return Promise.resolve(service ?? { is: 'signed', pdf });
            },
            verify: () => Promise.resolve({ is: 'valid' as const, signers: ['Contoh Ketua'] }),
          },
    letters: documents,
    numberRow: numberRow(caseTables.cases),
    atDesk: handOverWrites(caseTables.cases),
    findDetails: () => Promise.resolve({ details: {}, cameBy: 'form', links: [] }),
    findReporter: () => Promise.resolve({}),
    count: () => undefined,
    whoServes: (person: SignedIn) =>
      registeredAsSignedIn({
        ...person,
        unit: Object.values<Person>(people).find(({ personId }) => personId === person.personId)
          ?.unit,
      }),
  };
  const params = { requestId };
  const link = { token: packageToken(await key(), of) };
  const code = openingCode(await key(), of);
  const bawaslu = (params: object, more: object = {}) =>
    asked(undefined, { body: { code, ...more }, params: { ...link, ...params } });
  const { askLetterSigning, signLetter, readLetter } = handOverOperations;
  const { openPackage, downloadFromPackage, confirmReceipt } = handOverOperations;
  return {
    ...{ caseKey, requestId, expiresAt, sent, stored },
    ask: (as: Person) =>
      served(askLetterSigning, askLetterSigningHttp(needs))(asked(caseKey, { as, params })),
    sign: (as: Person, more: object = {}) =>
      served(
        signLetter,
        signLetterHttp(needs),
      )(asked(caseKey, { as, params, body: { ...form, ...more } })),
    read: (as: Person) => served(readLetter, readLetterHttp(needs))(asked(caseKey, { as, params })),
    open: () => served(openPackage, openPackageHttp(needs))(bawaslu({})),
    fetch: (file: string) =>
      served(downloadFromPackage, downloadFromPackageHttp(needs))(bawaslu({ file })),
    receive: () =>
      served(confirmReceipt, confirmReceiptHttp(needs))(bawaslu({}, { receivedBy: 'Budi, staf' })),
  };
};

type Listed = { files: { file: string; sha256: string | null }[]; signed: object | null };

describe('the letter of a hand-over', () => {
  it('is signed by one of the two who released it, a chair or from above, and by nobody else', async () => {
    const one = await aPackage();
    for (const as of [officer, colleague, province])
      expect(await refusal(() => one.sign(as))).toBe('not-allowed not-signed-by-you');
    expect(await refusal(() => one.ask(officer))).toBe('not-allowed not-signed-by-you');
    expect(one.sent).toEqual([]);
    expect((await one.sign(chair)).status).toBe(200);
    const above = await aPackage({ agreedBy: province });
    expect(await refusal(() => above.sign(chair))).toBe('not-allowed not-signed-by-you');
    expect((await above.sign(province)).status).toBe(200);
  });

  it('is in the package, under its own name and with its hash, in place of the unsigned one', async () => {
    const one = await aPackage();
    const before = (await one.open()).body as Listed;
    expect([before.files[0], before.signed]).toEqual([
      expect.objectContaining({ file: 'surat.pdf', sha256: null }),
      null,
    ]);
    await one.sign(chair);
    const [pdf = Buffer.alloc(0)] = one.stored.values();
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const after = (await one.open()).body as Listed;
    expect(after.files[0]).toMatchObject({ file: 'surat-bertanda-tangan.pdf', sha256 });
    expect(after.signed).toMatchObject({ sha256, signers: ['Contoh Ketua'], verified: 'valid' });
    expect((await one.fetch('surat-bertanda-tangan.pdf')).file?.content).toEqual(pdf);
    expect(await refusal(() => one.fetch('surat.pdf'))).toBe('not-found unknown-piece');
    expect((await one.read(officer)).file?.content).toEqual(pdf);
  });

  it('that is not what was signed is not handed out', async () => {
    const one = await aPackage();
    await one.sign(chair);
    for (const name of one.stored.keys()) one.stored.set(name, Buffer.from('%PDF-1.7 other'));
    await expect(one.fetch('surat-bertanda-tangan.pdf')).rejects.toThrow('not what was sealed');
  });

  it('is not signed once Bawaslu has it, its link is over, or there is no service', async () => {
    const received = await aPackage();
    await received.receive();
    expect(await refusal(() => received.sign(chair))).toBe('not-allowed not-signed-by-you');
    const over = await aPackage();
    now += linkGoodMs + 1;
    expect(await refusal(() => over.sign(chair))).toBe('not-allowed not-signed-by-you');
    now = mondayNine;
    const without = await aPackage({ service: 'none' });
    expect(await refusal(() => without.sign(chair))).toBe('not-found no-signing-service');
    expect((await without.read(chair)).file?.type).toBe('application/pdf');
    expect([received.sent, over.sent]).toEqual([[], []]);
  });

  it('is not there for the unit of the accused', async () => {
    const one = await aPackage({ unit: 'DISDIK' });
    for (const door of [one.read, one.ask, one.sign])
      expect(await refusal(() => door(ofUnit))).toBe('not-found unknown-case');
  });

  it('leaves NIK and passphrase in no row, and its signature ends with the report', async () => {
    const one = await aPackage({ service: { is: 'wrong-passphrase' } });
    expect(await refusal(() => one.sign(chair))).toBe('invalid-fields wrong-passphrase');
    const { Items } = await client.send(new ScanCommand({ TableName: trailTable }));
    expect(JSON.stringify(Items)).not.toMatch(/rahasia-sekali|9900000000000001/);
    const item = { S: `handover-signature#${one.requestId}` };
    const Key = { reportKey: { S: one.caseKey }, item };
    const { Item } = await client.send(new GetItemCommand({ TableName: trailTable, Key }));
    expect(Item).toMatchObject({ expiresAt: { N: String(one.expiresAt) } });
  });
});
