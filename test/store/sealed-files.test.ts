import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { answerWithinMs, openWithinMs } from '../../functions/reports/cases/file-request.ts';
import { listTasksHttp } from '../../functions/reports/cases/list-tasks.http.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { readCaseHttp } from '../../functions/reports/cases/read-case.http.ts';
import { listEvidenceHttp } from '../../functions/reports/evidence/case-evidence.http.ts';
import { keepPiece } from '../../functions/reports/evidence/keep-piece.ts';
import {
  answerForFile,
  askForFile,
  openFile,
} from '../../functions/reports/evidence/open-by-two.ts';
import {
  answerForFileHttp,
  askForFileHttp,
  mostSentBytes,
  openFileHttp,
} from '../../functions/reports/evidence/open-by-two.http.ts';
import { evidenceOperations } from '../../functions/reports/evidence/operations.ts';
import { pieceStore } from '../../functions/reports/evidence/piece-store.ts';
import { evidenceForReporter } from '../../functions/reports/follow-up/evidence-for-reporter.ts';
import { rowsRead, trackedReader } from '../../functions/reports/follow-up/tracked-reader.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { trackedReport } from '../../functions/reports/messages/tracked-report.ts';
import { pieceIdOf } from '../../functions/reports/pieces/piece.ts';
import { readingsTable } from '../../functions/reports/readings/tables.ts';
import type { Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';
import { registered } from '../support/roll.ts';
import { tableOf } from '../support/table-of.ts';

const besides = { identityAccess: 'IdentityAccess', readings: 'Readings' };
let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let room: CaseRoom;
let now = mondayNine;
const tick = () => (now += 1);
/** What lies in the bucket, and what was read of it after which entries. */
const kept = new Map<string, Buffer>();
const reads: string[] = [];
const counted: string[] = [];

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createCaseTables(client);
  await createTables(client, [
    tableOf(identityAccessTable, besides.identityAccess),
    tableOf(readingsTable, besides.readings),
  ]);
  room = aCaseRoom(client, { now: tick });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const objects = {
  seal: (key: string, { body }: { body: Buffer }) => Promise.resolve(void kept.set(key, body)),
  put: () => Promise.resolve(),
  read: (key: string) => {
    reads.push(key);
    return Promise.resolve(kept.get(key));
  },
  readHandedOut: (key: string) => Promise.resolve(kept.get(key)),
  addressOf: (key: string, name = '') => Promise.resolve(`https://contoh.test/${key}?${name}`),
};

const desk = () => {
  const pieces = pieceStore(client, caseTables.evidence);
  const needs = {
    ...room,
    whoServes: registered(...Object.values(people)),
    ...{ pieces, objects, now: tick, nonce: () => randomUUID() },
    findCase: room.cases.find,
    findReport: trackedReport({ client, tables: caseTables, now: tick }),
    count: (name: string) => void counted.push(name),
  };
  return {
    needs,
    ask: served(
      evidenceOperations.askForFile,
      askForFileHttp({ ...needs, askFile: askForFile(needs) }),
    ),
    answer: served(
      evidenceOperations.answerForFile,
      answerForFileHttp({ ...needs, answerFile: answerForFile(needs) }),
    ),
    open: served(
      evidenceOperations.openFile,
      openFileHttp({ ...needs, openFile: openFile(needs) }),
    ),
    list: served(evidenceOperations.listEvidence, listEvidenceHttp(needs)),
    tasks: served(caseOperations.listTasks, listTasksHttp(room)),
    file: served(caseOperations.readCase, readCaseHttp(room)),
  };
};

const reason = 'Isi rekaman diperlukan untuk menilainya.';
const { officer, colleague, chair, province, nation } = people;

/** A case with a voice that is sealed, and what can be done with it. */
const aSealedFile = async (bytes = randomBytes(40), type = 'audio/mp4', copy?: Buffer) => {
  const { caseKey, caseNumber, expiresAt } = await room.report({});
  const { needs, ...doors } = desk();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const found = { sha256, type, original: bytes, ...(copy && { copy }) };
  const keep = keepPiece(needs);
  await keep({ reportKey: caseKey, expiresAt, cameBy: 'reporter' }, found);
  const params = { piece: pieceIdOf(sha256) };
  const by = (as: Person) => ({ as, params });
  const ask = (as: Person) => doors.ask(asked(caseKey, { ...by(as), body: { reason } }));
  const answer = async (as: Person, is: string, requestId?: string) => {
    const id = requestId ?? (await needs.fileRequests.find(caseKey, params.piece))?.requestId;
    return doors.answer(asked(caseKey, { ...by(as), body: { requestId: id, is } }));
  };
  const open = (as: Person) => doors.open(asked(caseKey, { ...by(as), body: {} }));
  const pieceFor = async (as: Person) => {
    const { body } = await doors.list(asked(caseKey, { as }));
    return (body as { pieces: { next: string; opening: { standing: string } | null }[] }).pieces[0];
  };
  const trail = async () => (await needs.pieces.list(caseKey)).custody.map(({ what }) => what);
  return { ...{ caseKey, caseNumber, bytes, ask, answer, open, pieceFor, trail, needs, doors } };
};

const agreed = async (...more: Parameters<typeof aSealedFile>) => {
  const file = await aSealedFile(...more);
  await file.ask(officer);
  await file.answer(chair, 'agreed');
  return file;
};

const setOn = (table: string, key: Record<string, string>, field: string, value: number) =>
  client.send(
    new UpdateItemCommand({
      ...{ TableName: table, UpdateExpression: `SET ${field} = :value` },
      Key: Object.fromEntries(Object.entries(key).map(([name, one]) => [name, { S: one }])),
      ExpressionAttributeValues: { ':value': { N: String(value) } },
    }),
  );

describe('a sealed file', () => {
  it('is opened by nobody alone: not by who asked, nor by anybody nobody asked with', async () => {
    const file = await aSealedFile();
    for (const as of [officer, chair, province, nation])
      expect(await refusal(() => file.open(as))).toBe('not-allowed needs-two');
    await file.ask(officer);
    for (const as of [officer, chair, province])
      expect(await refusal(() => file.open(as))).toBe('not-allowed needs-two');
    expect(await file.trail()).toEqual(['captured', 'sealed', 'asked']);
  });

  it('is agreed to by a chair, or from above the region, and never by who asked', async () => {
    const file = await aSealedFile();
    await file.ask(chair);
    expect(await refusal(() => file.answer(chair, 'agreed'))).toBe('not-allowed own-request');
    const elsewhere = { ...chair, region: '18' };
    expect(await refusal(() => file.answer(elsewhere, 'agreed'))).toBe('not-allowed own-request');
    expect(await refusal(() => file.answer(colleague, 'agreed'))).toBe('not-allowed needs-a-chair');
    expect(await refusal(() => file.answer(province, 'taken-back'))).toBe(
      'not-allowed not-own-request',
    );
    expect(await file.answer(province, 'agreed')).toMatchObject({ body: { standing: 'open' } });
    expect(await refusal(() => file.answer(nation, 'declined'))).toBe('conflict decided-otherwise');
  });

  it('is then sent to the two, to be saved under a name that says nothing, and to nobody else', async () => {
    const file = await agreed();
    for (const as of [officer, chair]) {
      const { file: sent, headers } = await file.open(as);
      expect(sent?.content).toEqual(file.bytes);
      expect(sent?.type).toBe('application/octet-stream');
      expect(headers).toMatchObject({
        'content-disposition': expect.stringMatching(
          /^attachment; filename="bukti-[\w-]{8}\.m4a"$/,
        ),
        'content-security-policy': expect.stringContaining('sandbox'),
        'x-content-type-options': 'nosniff',
      });
    }
    for (const as of [colleague, province, nation, { ...officer, region: '18' }])
      expect(await refusal(() => file.open(as))).toBe('not-allowed needs-two');
    expect(await file.trail()).toEqual([
      ...['captured', 'sealed', 'asked', 'agreed', 'opened', 'opened'],
    ]);
  });

  it('is noted before a byte is read: without the entry nothing is', async () => {
    const file = await agreed();
    const before = counted.length;
    reads.length = 0;
    const away = new Error('the table is away');
    const needs = {
      ...file.needs,
      pieces: { ...file.needs.pieces, note: () => Promise.reject(away) },
    };
    const open = served(
      evidenceOperations.openFile,
      openFileHttp({ ...needs, openFile: openFile(needs) }),
    );
    const piece = pieceIdOf(createHash('sha256').update(file.bytes).digest('hex'));
    const call = asked(file.caseKey, { as: officer, body: {}, params: { piece } });
    await expect(Promise.resolve(open(call))).rejects.toBe(away);
    expect([reads, counted.length]).toEqual([[], before]);
    await file.open(officer);
    expect([reads.length, counted.length]).toEqual([1, before + 1]);
  });

  it('is open for 24 hours, and waits for 72', async () => {
    const late = await aSealedFile();
    await late.ask(officer);
    now += answerWithinMs + 1000;
    expect(await refusal(() => late.answer(chair, 'agreed'))).toBe('too-late expired');
    expect((await late.pieceFor(officer))?.opening?.standing).toBe('lapsed');
    // What lapsed can be asked for anew, by anybody.
    await late.ask(colleague);
    expect((await late.pieceFor(chair))?.next).toBe('answer');
    const file = await agreed();
    now += openWithinMs - 1000;
    await file.open(officer);
    now += 2000;
    for (const as of [officer, chair])
      expect(await refusal(() => file.open(as))).toBe('too-late expired');
    expect((await file.pieceFor(officer))?.next).toBe('ask');
  });

  it('that was declined, or whose request was taken back, stays sealed until somebody asks anew', async () => {
    for (const [as, is] of [
      [chair, 'declined'],
      [officer, 'taken-back'],
    ] as const) {
      const file = await aSealedFile();
      await file.ask(officer);
      await file.answer(as, is);
      for (const one of [officer, chair])
        expect(await refusal(() => file.open(one))).toBe('not-allowed needs-two');
      expect((await file.pieceFor(officer))?.opening?.standing).toBe(is);
      await file.ask(officer);
      expect(await file.trail()).toEqual(['captured', 'sealed', 'asked', is, 'asked']);
    }
  });

  it.each<[string, (key: string) => Promise<unknown>]>([
    [
      'report-withdrawn',
      (reportKey) => setOn(caseTables.reports, { reportKey }, 'withdrawnAt', mondayNine),
    ],
    ['case-closed', (caseKey) => room.move(caseKey, 'rule-out', { reason }).then(closed(caseKey))],
  ])('is opened no more: %s', async (why, happens) => {
    const [open, waiting, fresh] = [await agreed(), await aSealedFile(), await aSealedFile()];
    await waiting.ask(officer);
    for (const { caseKey } of [open, waiting, fresh]) await happens(caseKey);
    expect(await refusal(() => open.open(officer))).toBe(`conflict ${why}`);
    expect(await refusal(() => waiting.answer(chair, 'agreed'))).toBe(`conflict ${why}`);
    expect(await refusal(() => fresh.ask(officer))).toBe(`conflict ${why}`);
    for (const file of [open, waiting, fresh])
      expect([(await file.pieceFor(officer))?.next, (await file.pieceFor(chair))?.next]).toEqual([
        ...['none', 'none'],
      ]);
  });

  it('that was deleted is not there, whatever the two had agreed', async () => {
    const file = await agreed();
    for (const key of kept.keys()) if (key.includes(file.caseKey)) kept.delete(key);
    expect(await refusal(() => file.open(officer))).toBe('not-found unknown-piece');
    const changed = await agreed();
    for (const key of kept.keys()) if (key.includes(changed.caseKey)) kept.set(key, randomBytes(9));
    await expect(Promise.resolve(changed.open(officer))).rejects.toThrow('not what was sealed');
  });

  it('with a copy is none: its original is opened by nobody', async () => {
    const file = await aSealedFile(randomBytes(20), 'image/jpeg', Buffer.from('salinan'));
    expect(await refusal(() => file.ask(officer))).toBe('not-found unknown-piece');
    expect((await file.pieceFor(officer))?.next).toBe('none');
  });

  it('above what an answer holds is fetched from storage, saved by its address', async () => {
    const file = await agreed(randomBytes(mostSentBytes + 1), 'video/mp4');
    expect(await file.open(officer)).toMatchObject({
      body: { address: expect.stringMatching(/originals\/.*\?bukti-[\w-]{8}\.mp4$/) },
    });
  });
});

const closed = (caseKey: string) => () => room.move(caseKey, 'close', {});

describe('a request for a sealed file', () => {
  it('is one, however often the same person asks, and whoever asks at the same moment', async () => {
    const file = await aSealedFile();
    const both = await Promise.all([
      refusal(() => file.ask(officer)),
      refusal(() => file.ask(colleague)),
    ]);
    expect(both.filter((one) => one === 'no refusal')).toHaveLength(1);
    expect((await file.trail()).filter((what) => what === 'asked')).toHaveLength(1);
    const again = await Promise.all([
      refusal(() => file.ask(officer)),
      refusal(() => file.ask(colleague)),
    ]);
    expect(again.sort()).toEqual(['conflict already-asked', 'no refusal']);
  });

  it('is answered once, by whoever is first, and never one that came before', async () => {
    const file = await aSealedFile();
    await file.ask(officer);
    const { requestId = '' } = (await file.needs.fileRequests.list(file.caseKey))[0] ?? {};
    const both = await Promise.all([
      refusal(() => file.answer(chair, 'agreed')),
      refusal(() => file.answer(province, 'declined')),
    ]);
    expect(both.filter((one) => one === 'no refusal')).toHaveLength(1);
    const other = await aSealedFile();
    await other.ask(officer);
    await other.answer(officer, 'taken-back');
    await other.ask(officer);
    expect(await refusal(() => other.answer(chair, 'agreed', requestId))).toBe(
      'not-found unknown-request',
    );
  });

  it('waits in the tasks of whoever can be the second, counted and named, and in nobody else’s', async () => {
    const file = await aSealedFile();
    await file.ask(officer);
    const seenBy = async (as: Person) => {
      const { body } = await file.doors.tasks(asked(undefined, { as, query: { region: '18.09' } }));
      const counts = await file.doors.tasks(
        asked(undefined, { as, query: { region: '18.09', list: 'counts' } }),
      );
      const { fileRequests, waiting } = body as {
        fileRequests: { caseNumber: string }[];
        waiting: number;
      };
      expect(counts.body).toMatchObject({ waiting, fileRequests: [] });
      return fileRequests.some(({ caseNumber }) => caseNumber === file.caseNumber);
    };
    const all = [officer, colleague, chair, province, nation];
    const wait = async () => {
      const seen: boolean[] = [];
      for (const as of all) seen.push(await seenBy(as));
      return seen;
    };
    expect(await wait()).toEqual([false, false, true, true, true]);
    await file.answer(chair, 'agreed');
    expect(await wait()).toEqual(all.map(() => false));
  });

  it('stands in the file of the case with the next step of whoever looks', async () => {
    const file = await agreed();
    const nextOf = async (as: Person) => {
      const { body } = await file.doors.file(asked(file.caseKey, { as }));
      return (body as { evidence: { next: string }[] }).evidence.map(({ next }) => next);
    };
    expect(await nextOf(officer)).toEqual(['open']);
    expect(await nextOf(chair)).toEqual(['open']);
    expect(await nextOf(colleague)).toEqual(['none']);
  });

  it('is shown to the reporter by role, with how often, never by whom or why', async () => {
    const file = await agreed();
    await file.open(officer);
    await file.open(officer);
    await file.open(chair);
    const { pieces, custody } = await file.needs.pieces.list(file.caseKey);
    const shown = evidenceForReporter([...pieces, ...custody])[0];
    expect(shown?.opened).toEqual([
      { role: 'chair', times: 1 },
      { role: 'officer', times: 2 },
    ]);
    expect(shown?.custody.map(({ what, role }) => [what, role])).toContainEqual([
      ...['agreed', 'chair'],
    ]);
    for (const secret of [officer.personId, chair.personId, reason])
      expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('is shown to the reporter however often something else was looked at since', async () => {
    const file = await agreed();
    await file.open(officer);
    const [piece] = (await file.needs.pieces.list(file.caseKey)).pieces;
    if (!piece) throw new Error('no piece');
    const viewed = { what: 'viewed', by: 'petugas-1' } as const;
    for (const item of ['evidence#zzz', 'evidence#---'])
      for (let n = 0; n < rowsRead + 5; n += 1)
        await file.needs.pieces.note(
          { ...piece, item },
          { ...viewed, at: tick(), nonce: String(n) },
        );
    const tables = { ...caseTables, ...besides };
    const read = trackedReader({ client, tables, messages: room.messages, now: tick });
    const shown = evidenceForReporter((await read(file.caseKey)).evidence);
    expect(shown.map(({ opened }) => opened)).toEqual([[{ role: 'officer', times: 1 }]]);
  });
});
