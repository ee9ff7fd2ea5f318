import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../infra/demo/suite-client.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { aReport } from '../support/forms.ts';
import { aBoxed, sealedSamples } from '../support/media.ts';
import { aJpeg, secretPlace } from '../support/photos.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let officer: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  officer = await signInTo(suite, 'officer', '18.09', 1);
});

type Json = Record<string, unknown>;
type Piece = {
  piece: string;
  state: string;
  type: string;
  sha256: string;
  reason: string | null;
  custody: { what: string; by: string }[];
};

const aCase = async (more: Record<string, string> = {}) => {
  const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09', ...more }));
  const { code, caseNumber } = body as { code: string; caseNumber: string };
  const { caseKey } = await eventually(`the case ${caseNumber}`, 60, async () => {
    const response = await fetch(`${suite.url}/v1/cases?q=${caseNumber}`, { headers: officer });
    return ((await response.json()) as { cases: { caseKey: string }[] }).cases[0];
  });
  return { code, caseKey };
};

const upload = async (code: string, photo: Buffer, accept = 'application/json') => {
  const body = new FormData();
  body.set('code', code);
  body.set('document', new Blob([new Uint8Array(photo)]), 'IMG_Rumah_Saya.jpg');
  const response = await fetch(`${suite.url}/v1/evidence`, {
    method: 'POST',
    headers: { accept },
    body,
  });
  const text = await response.text();
  return { status: response.status, bytes: Buffer.byteLength(text), text };
};

const outcomeOf = ({ text }: { text: string }) => (JSON.parse(text) as Json)['outcome'];

const evidenceOf = async (caseKey: string, headers = officer) => {
  const response = await fetch(`${suite.url}/v1/cases/${caseKey}/evidence`, {
    headers: { accept: 'application/json', ...headers },
  });
  return {
    status: response.status,
    pieces: ((await response.json()) as { pieces: Piece[] }).pieces,
  };
};

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a photo a reporter adds by their code', () => {
  it('is sealed with its hash; officers are given a copy without its place, and each opening is noted first', async () => {
    const { code, caseKey } = await aCase();
    const photo = aJpeg(6, 'satu');
    expect(outcomeOf(await upload(code, photo))).toBe('kept');
    const { pieces } = await evidenceOf(caseKey);
    expect(pieces).toMatchObject([{ state: 'sealed', sha256: sha256(photo) }]);
    expect(pieces[0]?.custody.map(({ what }) => what)).toEqual(['captured', 'sealed']);
    const viewing = await fetch(
      `${suite.url}/v1/cases/${caseKey}/evidence/${pieces[0]?.piece ?? ''}/viewing`,
      { method: 'POST', headers: { accept: 'application/json', ...officer } },
    );
    const { address } = (await viewing.json()) as { address: string };
    const copy = await fetch(address);
    expect(copy.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await copy.arrayBuffer());
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(bytes.includes(secretPlace)).toBe(false);
    const after = await evidenceOf(caseKey);
    expect(after.pieces[0]?.custody.at(-1)).toMatchObject({
      what: 'viewed',
      by: 'pesawaran-officer-2',
    });
    // The reporter sees that it was opened, not by whom.
    const { body } = await suite.client.post('/v1/tracking', { code });
    expect(JSON.stringify(body)).toContain('"viewed"');
    expect(JSON.stringify(body)).not.toContain('pesawaran-officer');
    expect(JSON.stringify(body)).toContain(sha256(photo));
  });

  it('is one piece however often it is sent, and a report holds ten', async () => {
    const { code, caseKey } = await aCase();
    const twice = await Promise.all([upload(code, aJpeg(1, 'a')), upload(code, aJpeg(1, 'a'))]);
    expect(twice.map(outcomeOf)).toContain('kept');
    // Each answer takes three seconds on purpose, however many wait for theirs.
    const more = Array.from({ length: 9 }, (_, n) => aJpeg(1, String(n + 1)));
    await Promise.all(more.map((photo) => upload(code, photo)));
    expect((await evidenceOf(caseKey)).pieces).toHaveLength(10);
    expect(outcomeOf(await upload(code, aJpeg(1, 'sebelas')))).toBe('too-many-pieces');
    expect((await evidenceOf(caseKey)).pieces).toHaveLength(10);
  });

  it('by a wrong code is answered by the same number of bytes, and kept nowhere', async () => {
    const { code } = await aCase();
    const wrong = '1234567890123452';
    for (const accept of ['application/json', 'text/html']) {
      const [right, not] = await Promise.all([
        upload(code, aJpeg(1, accept), accept),
        upload(wrong, aJpeg(1, accept), accept),
      ]);
      expect([not.status, not.bytes]).toEqual([right.status, right.bytes]);
    }
    const told = JSON.parse((await upload(wrong, aJpeg())).text) as Json;
    expect(told['found']).toBe(false);
  });

  it.each([
    ['a page', Buffer.from('<script>alert(1)</script>'), 422, 'not-a-photo'],
    ['half a photo', aJpeg().subarray(0, 90), 422, 'cut-file'],
    ['a photo that is empty', Buffer.alloc(0), 422, 'empty-file'],
    ['half a video', aBoxed('isom').subarray(0, 400), 422, 'cut-file'],
    ['too much', Buffer.concat([aJpeg(), Buffer.alloc(4_400_000)]), 413, undefined],
  ])('is refused, whatever the code, when it is %s', async (_, photo, status, reason) => {
    const answer = await upload('1234567890123452', photo);
    expect(answer.status).toBe(status);
    if (reason) expect(answer.text).toContain(reason);
  });

  it('or a document, video or voice is sealed by its bytes, whatever it is called, and opened by no officer alone', async () => {
    const { code, caseKey } = await aCase();
    const outcomes = await Promise.all(
      sealedSamples.slice(0, 9).map(async ([, , bytes]) => outcomeOf(await upload(code, bytes))),
    );
    expect(outcomes).toEqual(outcomes.map(() => 'kept'));
    const { pieces } = await evidenceOf(caseKey);
    expect(pieces.map(({ type }) => type).toSorted()).toEqual(
      sealedSamples
        .slice(0, 9)
        .map(([, type]) => type)
        .toSorted(),
    );
    for (const { piece, state, reason } of pieces) {
      expect([state, reason]).toEqual(['sealed', 'no-copy']);
      const viewing = await fetch(`${suite.url}/v1/cases/${caseKey}/evidence/${piece}/viewing`, {
        method: 'POST',
        headers: { accept: 'application/json', ...officer },
      });
      expect(viewing.status).toBe(404);
    }
  });

  it('is seen by no officer of another region, nor of the accused’s own unit', async () => {
    const { code, caseKey } = await aCase({ accusedUnit: 'Inspektorat' });
    await upload(code, aJpeg(1, 'rahasia'));
    const [own, other] = [
      await signInTo(suite, 'officer', '18.09', 0),
      await signInTo(suite, 'officer', '14.06', 0),
    ];
    expect((await evidenceOf(caseKey, other)).status).toBe(403);
    // As if there were no such case.
    expect((await evidenceOf(caseKey, own)).status).toBe(404);
    expect((await evidenceOf('A'.repeat(32), own)).status).toBe(404);
  });
});

describe('links that come by a webhook', () => {
  it('are fetched at once, and none leads into our own network', async () => {
    const admin = await signInTo(suite, 'admin', 'ID');
    const put = await fetch(`${suite.url}/v1/sources/bertautan`, {
      method: 'PUT',
      headers: { ...admin, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        region: '18.09',
        mapping: {
          conduct: 'c',
          occurredOn: 'o',
          place: 'p',
          account: 'a',
          accusedName: 'n',
          accusedUnit: 'u',
          evidenceLinks: 'bukti',
        },
      }),
    });
    const { secret } = (await put.json()) as { secret: string };
    const {
      conduct: c,
      occurredOn: o,
      place: p,
      account: a,
      accusedName: n,
      accusedUnit: u,
    } = aReport({});
    const inside = [
      suite.url.replace('http:', 'https:'),
      'https://169.254.169.254/latest/meta-data/',
      'https://[::1]/x',
      'http://10.0.0.1/foto.jpg',
    ];
    const word = randomBytes(4).toString('hex');
    const unit = `${String(u)} ${word}`;
    const body = JSON.stringify({ c, o, p, a, n, u: unit, bukti: inside });
    const headers = signStandardWebhook({
      id: `msg_${word}`,
      timestampMs: Date.now(),
      body: Buffer.from(body),
      secret,
    });
    const sent = await fetch(`${suite.url}/v1/webhooks/bertautan`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(sent.status).toBe(202);
    // The unit is of no list: only those above the region see the case.
    const above = await signInTo(suite, 'chair', '18');
    const refused = await eventually('every link has a line', 60, async () => {
      const response = await fetch(`${suite.url}/v1/cases?q=${word}`, {
        headers: { accept: 'application/json', ...above },
      });
      const { cases } = (await response.json()) as { cases: { caseKey: string }[] };
      for (const { caseKey } of cases) {
        const { pieces } = await evidenceOf(caseKey, above);
        const own = pieces.filter(({ state }) => state === 'refused');
        if (own.length === inside.length) return own;
      }
      return undefined;
    });
    expect(refused.map(({ reason }) => reason)).toEqual(inside.map(() => 'not-reached'));
  });
});

describe('a photo sent straight to storage', () => {
  const ask = async (path: string, body: Json) => {
    const response = await fetch(`${suite.url}/v1/evidence/uploads${path}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { bytes: Buffer.byteLength(text), body: JSON.parse(text) as Json };
  };
  const announcing = (photo: Buffer) => ({
    sha256: sha256(photo),
    bytes: photo.length,
    type: 'image/jpeg',
  });
  const send = (address: unknown, photo: Buffer) =>
    fetch(String(address), {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array(photo),
    });

  it('by an address bound to its hash and length is sealed once it arrived', async () => {
    const { code, caseKey } = await aCase();
    const photo = Buffer.concat([aJpeg(1, 'besar'), Buffer.alloc(4_900_000, 7)]);
    const { body } = await ask('', { code, ...announcing(photo) });
    expect((await ask('/arrived', { code, sha256: sha256(photo) })).body['outcome']).toBe(
      'not-arrived',
    );
    const other = Buffer.from(photo);
    other[photo.length - 1] = 8;
    expect((await send(body['sendTo'], other)).status).toBe(400);
    expect((await send(body['sendTo'], photo.subarray(0, 1000))).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await send(body['sendTo'], photo)).status).toBe(200);
    const outcomes = [];
    for (let n = 0; n < 2; n += 1)
      outcomes.push((await ask('/arrived', { code, sha256: sha256(photo) })).body['outcome']);
    expect(outcomes).toEqual(['kept', 'already-kept']);
    expect((await evidenceOf(caseKey)).pieces).toMatchObject([
      { state: 'sealed', sha256: sha256(photo) },
    ]);
  });

  it('that is none is said to be none, and is not kept', async () => {
    const { code, caseKey } = await aCase();
    const page = Buffer.from('<html>bukan foto</html>');
    const { body } = await ask('', { code, ...announcing(page) });
    expect((await send(body['sendTo'], page)).status).toBe(200);
    expect((await ask('/arrived', { code, sha256: sha256(page) })).body['outcome']).toBe(
      'not-a-photo',
    );
    expect((await evidenceOf(caseKey)).pieces).toEqual([]);
  });

  it('by a wrong code is answered by as many bytes, and given no address', async () => {
    const { code } = await aCase();
    const said = announcing(aJpeg());
    const [right, wrong] = [
      await ask('', { code, ...said }),
      await ask('', { code: '1234567890123452', ...said }),
    ];
    expect(wrong.bytes).toBe(right.bytes);
    expect([wrong.body['found'], wrong.body['sendTo']]).toEqual([false, null]);
    expect(typeof right.body['sendTo']).toBe('string');
  });
});
