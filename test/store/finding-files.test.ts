import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { addToFinding } from '../../functions/reports/evidence/add-to-finding.ts';
import {
  addToFindingHttp,
  listEvidenceHttp,
} from '../../functions/reports/evidence/case-evidence.http.ts';
import { keepPiece } from '../../functions/reports/evidence/keep-piece.ts';
import {
  caseEvidenceAnswer,
  evidenceOperations,
} from '../../functions/reports/evidence/operations.ts';
import { pieceStore } from '../../functions/reports/evidence/piece-store.ts';
import { mostPieces } from '../../functions/reports/pieces/piece.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import type { Person } from '../../shared/http/request.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { anEvent } from '../support/builders.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { aCase, mondayNine } from '../support/cases.ts';
import { aTrackedReport } from '../support/follow-up.ts';
import { aPdf } from '../support/media.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let now = mondayNine;
const bucket = new Map<string, Buffer>();
const finder = { region: people.officer.region, officerId: people.officer.personId };

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
  room = aCaseRoom(engine.client, { now: () => (now += 1) });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const needsFor = (kept: Case) => {
  const needs = {
    ...room,
    pieces: pieceStore(engine.client, caseTables.evidence),
    objects: {
      seal: (key: string, { body }: { body: Buffer }) =>
        Promise.resolve(void bucket.set(key, body)),
      put: () => Promise.resolve(),
      addressOf: () => Promise.resolve(''),
      readHandedOut: () => Promise.resolve(undefined),
    },
    nonce: () => randomUUID(),
    findCase: () => Promise.resolve(kept),
    findReport: () => Promise.resolve(aTrackedReport({ ...kept })),
  };
  return { ...needs, addFile: addToFinding({ keep: keepPiece(needs) }) };
};

const aFinding = (more: Partial<Case> = {}) =>
  aCase({ caseKey: randomBytes(24).toString('base64url'), lane: 'finding', finder, ...more });

const requestOf = (caseKey: string, as: Person, file: Buffer, accept: string) => {
  const boundary = 'batas-uji';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="document"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return readRequest({
    ...anEvent({
      method: 'POST',
      params: { caseKey },
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept },
      authorizer: { ...as, unit: as.unit ?? '' },
    }),
    body: body.toString('base64'),
    isBase64Encoded: true,
  });
};

type Adding = { as?: Person; bytes?: Buffer; accept?: string };
const add = (
  kept: Case,
  { as = people.officer, bytes = aPdf(), accept = 'application/json' }: Adding = {},
) =>
  served(
    evidenceOperations.addToFinding,
    addToFindingHttp(needsFor(kept)),
  )(requestOf(kept.caseKey, as, bytes, accept));
const seen = (kept: Case, as: Person = people.officer) =>
  served(
    evidenceOperations.listEvidence,
    listEvidenceHttp(needsFor(kept)),
  )(asked(kept.caseKey, { as }));

describe('a file of a finding', () => {
  it('is sealed as a reporter’s is, once, and its trail names who found it', async () => {
    const kept = aFinding();
    const [first, again] = [await add(kept), await add(kept)];
    expect([first.status, again.body]).toEqual([201, first.body]);
    const { pieces } = caseEvidenceAnswer.parse((await seen(kept)).body);
    expect(pieces).toMatchObject([{ cameBy: 'finder', state: 'sealed', type: 'application/pdf' }]);
    expect(pieces[0]?.custody.map(({ what, by, byName }) => [what, by, byName])).toEqual([
      ['captured', people.officer.personId, people.officer.name],
      ['sealed', 'system', null],
    ]);
    expect([...bucket.keys()].some((key) => key.startsWith(`originals/${kept.caseKey}/`))).toBe(
      true,
    );
  });

  it('leads a form back to the evidence, whose page asks its finder alone for files', async () => {
    const kept = aFinding();
    const { status, headers } = await add(kept, { accept: 'text/html' });
    expect([status, headers]).toMatchObject([
      303,
      { location: expect.stringContaining(`/v1/cases/${kept.caseKey}/evidence`) },
    ]);
    const frame = { base: '', lang: 'id', path: '/', stylesheet: '/s.css' } as const;
    const form = `/v1/cases/${kept.caseKey}/evidence/files`;
    for (const [as, asks] of [
      [people.officer, true],
      [people.colleague, false],
    ] as const)
      expect((await (await seen(kept, as)).page?.(frame))?.includes(form)).toBe(asks);
  });

  it('is refused from anybody else, and to what somebody reported', async () => {
    const reported = aFinding({ lane: 'lead', finder: undefined });
    const before = bucket.size;
    for (const [kept, as] of [
      [aFinding(), people.colleague],
      [aFinding({ finder: { ...finder, region: '18' } }), people.officer],
      [reported, people.officer],
    ] as const)
      expect(await refusal(() => add(kept, { as }))).toContain('finding-of-another');
    expect(bucket.size).toBe(before);
  });

  it('is refused where it is empty, is no file that is taken, or would be one too many', async () => {
    const kept = aFinding();
    expect(await refusal(() => add(kept, { bytes: Buffer.from('#!/bin/sh') }))).toContain(
      'not-a-photo',
    );
    for (let n = 0; n < mostPieces; n += 1) await add(kept, { bytes: aPdf(String(n)) });
    expect(await refusal(() => add(kept, { bytes: aPdf('satu lagi') }))).toContain(
      'too-many-pieces',
    );
  });
});
