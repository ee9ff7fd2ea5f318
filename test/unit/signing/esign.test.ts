import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { esign } from '../../../shared/signing/esign.ts';
import { esignPost, type Posted } from '../../../shared/signing/esign-post.ts';
import type { ToSign } from '../../../shared/signing/signing.ts';
import { theseSecrets } from '../../support/live-keys.ts';

const passphrase = 'rahasia-sekali';
const toSign: ToSign = {
  pdf: Buffer.from('%PDF-1.7 berita acara'),
  signer: { nik: '9900000000000001', passphrase },
  look: { reason: 'Berita acara', location: 'Pesawaran' },
};
const base64 = (text: string) => Buffer.from(text).toString('base64');
const answered = (status: number, body: Record<string, unknown>): Posted => ({
  ...{ is: 'answered', status, body },
});
const mayBe = answered(200, { status: 'ISSUE' });
const signedOne = answered(200, { time: 12, file: [base64('%PDF-1.7 bertanda tangan')] });

/** A service that gives these answers in turn, and what it was asked. */
const serviceOf = (...answers: Posted[]) => {
  const asked: { path: string; body: object }[] = [];
  const service = esign((path, body) => {
    asked.push({ path, body });
    return Promise.resolve(answers[asked.length - 1] ?? { is: 'not-sent' });
  });
  return { service, asked };
};
const signingWith = (...answers: Posted[]) => serviceOf(...answers).service.sign(toSign);

describe('signing at BSrE, by the shapes that public clients show', () => {
  it('asks whether the person may sign, then signs one document in one call, drawing nothing', async () => {
    const { service, asked } = serviceOf(mayBe, signedOne);
    const signed = await service.sign(toSign);
    expect(signed.is === 'signed' && Buffer.from(signed.pdf).toString()).toBe(
      '%PDF-1.7 bertanda tangan',
    );
    expect(asked).toEqual([
      { path: '/api/v2/user/check/status', body: { nik: toSign.signer.nik } },
      {
        path: '/api/v2/sign/pdf',
        body: {
          nik: toSign.signer.nik,
          passphrase,
          signatureProperties: [{ tampilan: 'INVISIBLE', ...toSign.look }],
          file: [base64('%PDF-1.7 berita acara')],
        },
      },
    ]);
  });

  it.each<[string, Posted, object]>([
    ['by its number', answered(400, { status_code: 2031 }), { is: 'wrong-passphrase' }],
    [
      'inside the text',
      answered(400, { status_code: 400, error: '2031: Passphrase anda salah' }),
      { is: 'wrong-passphrase' },
    ],
    ['as text', answered(400, { status_code: '2011', error: 'x' }), { is: 'not-registered' }],
    ['in a list', answered(400, { error: 'Error [2011] User' }), { is: 'not-registered' }],
    ['unknown', answered(400, { error: '2044 gagal' }), { is: 'refused', serviceCode: '2044' }],
    ['without one', answered(403, { error: 'no' }), { is: 'refused', serviceCode: '403' }],
    [
      'in none of a NIK’s digits',
      answered(400, { error: '9920310000002011' }),
      { is: 'refused', serviceCode: '400' },
    ],
  ])('reads the number of a refusal %s', async (_, refusal, outcome) => {
    expect(await signingWith(mayBe, refusal)).toEqual(outcome);
  });

  it('sends no passphrase for somebody who is not registered, may not sign, or when nobody answers', async () => {
    for (const [status, is] of [
      [answered(400, { status_code: 2011 }), 'not-registered'],
      [answered(200, { status: 'UNVERIFIED' }), 'not-active'],
      [{ is: 'sent' }, 'unreachable'],
      [{ is: 'not-sent' }, 'unreachable'],
    ] as [Posted, string][]) {
      const { service, asked } = serviceOf(status, signedOne);
      expect(await service.sign(toSign)).toMatchObject({ is });
      expect(JSON.stringify(asked)).not.toContain(passphrase);
    }
  });

  it('is unsure after silence, a fault or an answer without a PDF, and calls no second time', async () => {
    for (const posted of [
      { is: 'sent' },
      answered(502, {}),
      answered(200, { file: [base64('<html>')] }),
      answered(200, {}),
    ] as Posted[]) {
      const { service, asked } = serviceOf(mayBe, posted, signedOne);
      expect(await service.sign(toSign)).toEqual({ is: 'unsure' });
      expect(asked).toHaveLength(2);
    }
  });

  it('tries once more where nothing had left', async () => {
    expect(await signingWith(mayBe, { is: 'not-sent' }, signedOne)).toMatchObject({ is: 'signed' });
    expect(await signingWith(mayBe, { is: 'not-sent' }, { is: 'not-sent' })).toEqual({
      is: 'unreachable',
    });
  });

  it('reads who signed, and asks with a list where one file is not taken', async () => {
    const found = answered(200, {
      conclusion: 'VALID',
      signatureInformations: [{ signerName: 'Contoh\u202e Pemimpin' }, { signerName: null }],
    });
    const { service, asked } = serviceOf(answered(400, {}), found);
    expect(await service.verify(toSign.pdf)).toEqual({ is: 'valid', signers: ['Contoh Pemimpin'] });
    expect(asked.map(({ body }) => body)).toEqual([
      { file: base64('%PDF-1.7 berita acara') },
      { file: [base64('%PDF-1.7 berita acara')] },
    ]);
    const said = (conclusion: string) =>
      serviceOf(answered(200, { conclusion })).service.verify(toSign.pdf);
    expect(await said('VALID_SIGNATURE')).toMatchObject({ is: 'valid' });
    expect(await said('INVALID')).toMatchObject({ is: 'invalid' });
    expect(await said('NO_SIGNATURE')).toMatchObject({ is: 'unknown' });
  });
});

describe('what becomes of a request', () => {
  let address = '';
  let calls = 0;
  let authorization = '';
  const held: ServerResponse[] = [];
  const server = createServer((req, res) => {
    calls += 1;
    authorization = req.headers.authorization ?? '';
    if (req.url === '/diam') held.push(res);
    else if (req.url === '/putus') req.socket.destroy();
    else if (req.url === '/berganti' && authorization !== `Basic ${base64('netral:baru')}`)
      res.writeHead(401).end('{}');
    else res.writeHead(200).end('{"status":"ISSUE"}');
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    calls = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const access = { user: 'netral', password: theseSecrets('sandi') };
  const postTo = (to: string) => esignPost({ ...access, address: to });

  it('is an answer, under the account of the deployment', async () => {
    expect(await postTo(address)('/baik', {}, 60_000)).toEqual(answered(200, { status: 'ISSUE' }));
    expect(authorization).toBe(`Basic ${base64('netral:sandi')}`);
  });

  it('comes again with another live password where the account is refused, each once', async () => {
    const rotated = { ...access, password: theseSecrets('sandi', 'sandi', 'baru'), address };
    expect(await esignPost(rotated)('/berganti', {}, 60_000)).toEqual(
      answered(200, { status: 'ISSUE' }),
    );
    expect(calls).toBe(2);
    const refused = await esignPost({ ...access, address })('/berganti', {}, 60_000);
    expect(refused).toMatchObject({ status: 401 });
    expect(calls).toBe(3);
  });

  it('is unsure after a time-out or a cut line: it was sent, once', async () => {
    expect(await postTo(address)('/diam', { passphrase }, 400)).toEqual({ is: 'sent' });
    expect(await postTo(address)('/putus', { passphrase }, 60_000)).toEqual({ is: 'sent' });
    expect(calls).toBe(2);
  });

  it('is certain where nothing left: no such host, nobody listening, TLS that is none, plain http elsewhere', async () => {
    for (const to of [
      'https://tidak-ada.invalid',
      'http://127.0.0.1:1',
      address.replace('http:', 'https:'),
      // Leads to this machine, and says so by no name that is taken for it.
      address.replace('127.0.0.1', '0.0.0.0'),
    ])
      expect(await postTo(to)('/baik', {}, 60_000)).toEqual({ is: 'not-sent' });
    expect(calls).toBe(0);
  });
});
