import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { circularStore } from '../../functions/pledges/circulars/circular-store.ts';
import { circularOperations } from '../../functions/pledges/circulars/operations.ts';
import { circularSigningUseCases } from '../../functions/pledges/circulars/sign-circular.http.ts';
import { circularSignatures, signedId } from '../../functions/pledges/circulars/signature.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { serve } from '../../shared/operation/serve.ts';
import type { Signed, ToSign } from '../../shared/signing/signing.ts';
import { anAttempt } from '../support/attempts.ts';
import { anEvent } from '../support/builders.ts';
import { tableOf } from '../support/table-of.ts';

const region = '18.09';
const table = 'circulars';
const form = { nik: '9900000000000001', passphrase: 'rahasia-sekali', attempt: 0 };
const issued = Buffer.from('%PDF-1.4 edaran');
const signed = Buffer.from('%PDF-1.4 edaran bertanda tangan');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let held: Awaited<ReturnType<typeof startTestEngine>>;
let made = 0;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(circularsTable, table)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

type Made = { hasPdf?: boolean; hasService?: boolean; outcome?: Signed };
type Call = {
  name: 'askCircularSigning' | 'signCircular' | 'readSignedCircular';
  form?: object;
} & {
  role?: string;
  from?: string;
};

/** A circular, and what is done about its signature. */
const aCircular = async ({ hasPdf = true, hasService = true, outcome }: Made = {}) => {
  made += 1;
  const id = `edaran-${String(made).padStart(9, '0')}`;
  const circulars = circularStore(held.client, table);
  await circulars.add({
    ...{ kind: 'circular', region, id, title: 'Netralitas', number: '800/1/2026' },
    ...{ effectiveOn: '2026-12-06', link: 'https://contoh.example/se', issuedAt: 1 },
    ...{ bodyHash: anAttempt('edaran').body, ...(hasPdf && { documentHash: hashOf(issued) }) },
  });
  const files = new Map<string, Uint8Array>();
  const sent: ToSign[] = [];
  const useCases = circularSigningUseCases({
    circulars,
    readDocument: (_, hash) => Promise.resolve(hash === hashOf(issued) ? issued : undefined),
    signatures: circularSignatures(held.client, table),
    documents: {
      store: ({ documentId }, pdf) => Promise.resolve(void files.set(documentId, pdf)),
      read: ({ documentId }) => Promise.resolve(files.get(documentId)),
    },
    service: hasService
      ? {
          sign: (toSign) => {
            sent.push(toSign);
            return Promise.resolve(outcome ?? { is: 'signed', pdf: signed });
          },
          verify: () => Promise.resolve({ is: 'valid', signers: ['Contoh Ketua'] }),
        }
      : undefined,
    now: () => 1_000,
  });
  const handler = serve('pledges/circulars/sign-circular', circularOperations, useCases);
  const call = ({ name, form: body, role = 'chair', from = region }: Call) => {
    const { method, path } = circularOperations[name];
    return handler(
      anEvent({
        ...{ method, path, resource: path, params: { region, id } },
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        authorizer: { personId: 'ketua-1', role, region: from, name: 'Contoh' },
        ...(body && { body: JSON.stringify(body) }),
      }),
      { awsRequestId: 'r1' } as Context,
    );
  };
  const sign = (more: Partial<Call> = {}) => call({ name: 'signCircular', form, ...more });
  return { call, sign, sent, files, id };
};
const statusOf = ({ statusCode }: APIGatewayProxyResult) => statusCode;

describe('a circular', () => {
  it('is signed by the chair of the very region, where there is a service and a PDF', async () => {
    const one = await aCircular();
    expect(statusOf(await one.sign({ from: '18' }))).toBe(409);
    expect(statusOf(await one.sign({ from: '14.06' }))).toBe(403);
    expect(statusOf(await one.sign({ role: 'admin' }))).toBe(403);
    expect(statusOf(await (await aCircular({ hasService: false })).sign())).toBe(404);
    expect(statusOf(await (await aCircular({ hasPdf: false })).sign())).toBe(404);
    expect(one.sent).toEqual([]);
    expect(statusOf(await one.sign())).toBe(200);
    expect(one.sent.map(({ pdf }) => Buffer.from(pdf))).toEqual([issued]);
  });

  it('is signed once, and handed to anybody as it was signed; not before', async () => {
    const one = await aCircular();
    const read = () => one.call({ name: 'readSignedCircular', role: '', from: '' });
    expect(statusOf(await read())).toBe(404);
    await one.sign();
    expect(JSON.parse((await one.sign()).body)).toMatchObject({ sha256: hashOf(signed) });
    expect(one.sent).toHaveLength(1);
    expect(one.files.has(signedId({ region, id: one.id }))).toBe(true);
    const { body, isBase64Encoded } = await read();
    expect(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')).toEqual(signed);
  });

  it('that could not be signed says why, and what was tried', async () => {
    const one = await aCircular({ outcome: { is: 'unsure' } });
    expect((await one.sign()).body).toContain('signing-unsure');
    const asked = await one.call({ name: 'askCircularSigning' });
    expect(JSON.parse(asked.body)).toMatchObject({ attempt: 1, unsure: true, signed: null });
  });
});
