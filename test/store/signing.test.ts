import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { ceremonyStore } from '../../functions/pledges/ceremonies/ceremony-store.ts';
import { ceremonyOperations } from '../../functions/pledges/ceremonies/operations.ts';
import { pledgedStore } from '../../functions/pledges/ceremonies/pledged-store.ts';
import { sealStore } from '../../functions/pledges/ceremonies/seal-store.ts';
import { sheetStore } from '../../functions/pledges/ceremonies/sheet-store.ts';
import { signingUseCases } from '../../functions/pledges/ceremonies/sign-record.http.ts';
import { recordSignatures } from '../../functions/pledges/ceremonies/signature.ts';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { ticketStore } from '../../functions/pledges/ceremonies/ticket-store.ts';
import { serve } from '../../shared/operation/serve.ts';
import { signOnce, type SigningNeeds } from '../../shared/signing/sign-once.ts';
import type { Signed, Verified } from '../../shared/signing/signing.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aKeptCeremony } from '../support/kept-ceremony.ts';
import { tableOf } from '../support/table-of.ts';

const begun = Date.parse('2026-11-23T02:00:00Z');
const nik = '9900000000000001';
const passphrase = 'rahasia-sekali';
const signedPdf = Buffer.from('%PDF-1.7 bertanda tangan');
const sha256 = createHash('sha256').update(signedPdf).digest('hex');
const ceremony = aKeptCeremony({ state: 'ended', startedAt: begun, endedAt: begun });
const { ceremonyId } = ceremony;
let held: Awaited<ReturnType<typeof startTestEngine>>;
let made = 0;
let table = '';
let now = begun;

beforeAll(async () => {
  held = await startTestEngine();
});
beforeEach(async () => {
  now = begun;
  await newTable();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const newTable = async () => {
  made += 1;
  table = `signing-${made}`;
  await createTables(held.client, [tableOf(ceremoniesTable, table)]);
};

/** A signing service and a bucket, which outlive what asks them. */
const surroundings = (outcome: Signed = { is: 'signed', pdf: signedPdf }) => {
  const objects = new Map<string, Uint8Array>();
  const seen = { signed: 0, objects };
  const needs: SigningNeeds = {
    signatures: recordSignatures(held.client, table),
    documents: {
      store: ({ attempt }, pdf) => {
        objects.set(String(attempt), objects.get(String(attempt)) ?? pdf);
        return Promise.resolve();
      },
      read: ({ attempt }) => Promise.resolve(objects.get(String(attempt))),
    },
    service: {
      sign: () => {
        seen.signed += 1;
        return Promise.resolve(outcome);
      },
      verify: () => Promise.resolve<Verified>({ is: 'valid', signers: ['Contoh Pemimpin'] }),
    },
    now: () => now,
  };
  return { seen, needs };
};

const toBe = (attempt: number, again?: 'yes') => ({
  ...{
    documentId: ceremonyId,
    by: 'ketua-1',
    look: { reason: 'Berita acara', location: 'Pesawaran' },
  },
  form: { nik, passphrase, attempt, ...(again && { again }) },
  print: () => Promise.resolve(Buffer.from('%PDF-1.7')),
});

/** The same needs, killed at the nth edge of a call: before it is made, or before its answer is heard. */
const dyingAt = (needs: SigningNeeds, edge: number): SigningNeeds => {
  let passed = 0;
  const pass = () => {
    passed += 1;
    if (passed >= edge) throw new Error('killed');
  };
  const killable =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      pass();
      const answer = await call(...args);
      pass();
      return answer;
    };
  const { signatures, documents, service } = needs;
  return {
    ...needs,
    signatures: { find: killable(signatures.find), move: killable(signatures.move) },
    documents: { store: killable(documents.store), read: killable(documents.read) },
    service: { sign: killable(service.sign), verify: killable(service.verify) },
  };
};

const reasonOf = (error: unknown): string =>
  (error as { errors?: { reason: string }[] }).errors?.[0]?.reason ?? String(error);
const outcomeOf = (signing: Promise<{ standing: string }>) =>
  signing.then(({ standing }) => standing, reasonOf);

describe('the signature of a record', () => {
  it('killed at each edge, is never made a second time by itself; a person may say so', async () => {
    for (let edge = 1; edge <= 14; edge += 1) {
      await newTable();
      const { needs, seen } = surroundings();
      await outcomeOf(signOnce(dyingAt(needs, edge))(toBe(0)));
      const first = await needs.signatures.find(ceremonyId);
      const tried = first?.attempt ?? 0;
      if (first?.standing === 'begun') {
        expect(await outcomeOf(signOnce(needs)(toBe(tried)))).toBe('signing-under-way');
        now += 61_000;
      }
      const second = await outcomeOf(signOnce(needs)(toBe(tried)));
      const isStored = seen.objects.size > 0;
      expect({ edge, second }).toEqual({ edge, second: isStored ? 'signed' : 'signing-unsure' });
      expect(seen.signed).toBeLessThanOrEqual(1);
      expect(await outcomeOf(signOnce(needs)(toBe(tried, 'yes')))).toBe('signed');
      expect(seen.signed).toBeLessThanOrEqual(isStored ? 1 : 2);
      expect(await needs.signatures.find(ceremonyId)).toMatchObject({ sha256 });
    }
  });

  it('is asked for once by two who press at the same moment', async () => {
    const { needs, seen } = surroundings();
    let reading = 0;
    let bothRead = (): void => undefined;
    const both = new Promise<void>((resolve) => (bothRead = resolve));
    const find = async (id: string) => {
      const found = await needs.signatures.find(id);
      reading += 1;
      if (reading === 2) bothRead();
      await both;
      return found;
    };
    const together = { ...needs, signatures: { ...needs.signatures, find } };
    const two = await Promise.all([1, 2].map(() => outcomeOf(signOnce(together)(toBe(0)))));
    expect(two.sort()).toEqual(['signed', 'signing-changed']);
    expect(seen.signed).toBe(1);
    expect(await outcomeOf(signOnce(needs)(toBe(0)))).toBe('signed');
    expect(seen.signed).toBe(1);
  });

  it('is tried ten times at most: nobody tries passphrases here', async () => {
    const { needs, seen } = surroundings({ is: 'wrong-passphrase' });
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await outcomeOf(signOnce(needs)(toBe(attempt)))).toBe('wrong-passphrase');
    expect(await outcomeOf(signOnce(needs)(toBe(10)))).toBe('too-many-tries');
    expect(seen.signed).toBe(10);
  });

  it.each<[Signed, string]>([
    [{ is: 'not-registered' }, 'signer-not-registered'],
    [{ is: 'not-active' }, 'signer-not-active'],
    [{ is: 'refused', serviceCode: '2044' }, 'signing-refused'],
    [{ is: 'unreachable' }, 'signing-unreachable'],
    [{ is: 'unsure' }, 'signing-unsure'],
  ])('that comes to nothing says why: %j', async (signed, reason) => {
    const { needs } = surroundings(signed);
    expect(await outcomeOf(signOnce(needs)(toBe(0)))).toBe(reason);
  });
});

describe('who has a record signed', () => {
  type Call = {
    region?: string;
    role?: string;
    form?: object;
    hasService?: boolean;
    accept?: string;
  };
  const desk = (outcome?: Signed) => {
    const { needs, seen } = surroundings(outcome);
    const ceremonies = ceremonyStore(held.client, table);
    const seals = sealStore(held.client, table);
    const call = async (asked: Call) => {
      const { region = '18.09', role = 'chair', form, hasService = true } = asked;
      const { accept = 'text/html' } = asked;
      const useCases = signingUseCases({
        ...needs,
        ...{ campaign: demoCampaign(), ceremonies, seals },
        service: hasService ? needs.service : undefined,
        pledged: pledgedStore(held.client, table),
        sheets: sheetStore(held.client, table, needs.now),
        tickets: ticketStore(held.client, table, needs.now),
        emblemOf: () => undefined,
        publicUrl: 'https://netral.example',
      });
      const operation = ceremonyOperations[form ? 'signRecord' : 'askSigning'];
      const handler = serve('pledges/ceremonies/sign-record', ceremonyOperations, useCases);
      const event = anEvent({
        ...{ method: operation.method, path: `/v1/ceremonies/${ceremonyId}/signing` },
        ...{ resource: operation.path, params: { ceremonyId } },
        headers: { accept, 'content-type': 'application/json' },
        authorizer: { personId: 'ketua-1', role, region, name: 'Contoh' },
        ...(form && { body: JSON.stringify(form) }),
      });
      return handler(event, { awsRequestId: 'r1' } as Context);
    };
    const seal = async () => {
      await ceremonies.add(ceremony);
      await seals.seal(ceremonyId, [], { sealedAt: begun, by: 'ketua-1' });
    };
    return { call, seal, seen, ceremonies };
  };
  const form = { nik, passphrase, attempt: 0 };
  const statusOf = ({ statusCode }: APIGatewayProxyResult) => statusCode;

  it('is the chair of the very region, of a sealed record, where there is a service', async () => {
    const { call, seal, seen, ceremonies } = desk();
    await ceremonies.add(ceremony);
    expect(statusOf(await call({ form }))).toBe(409);
    await seal();
    expect(statusOf(await call({ form, region: '18' }))).toBe(409);
    expect(statusOf(await call({ form, region: '18.71' }))).toBe(403);
    expect(statusOf(await call({ form, role: 'admin' }))).toBe(403);
    expect(statusOf(await call({ form, hasService: false }))).toBe(404);
    expect(seen.signed).toBe(0);
    expect(statusOf(await call({ form }))).toBe(303);
    expect(seen.signed).toBe(1);
    expect((await call({})).body).toContain(sha256);
  });

  it('leaves NIK and passphrase in no row, no log and no page, whatever comes of it', async () => {
    const printed: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((said) => {
        printed.push(String(said));
        return true;
      }),
    );
    const shown: string[] = [];
    for (const is of ['wrong-passphrase', 'unsure', 'refused', 'unreachable'] as const) {
      await newTable();
      const { call, seal } = desk({ is });
      await seal();
      shown.push((await call({ form })).body, (await call({})).body);
      shown.push((await call({ form: { ...form, attempt: -1 } })).body);
      const again = { ...form, attempt: 1 };
      shown.push((await call({ form: again, accept: 'application/json' })).body);
      const { Items } = await held.client.send(new ScanCommand({ TableName: table }));
      shown.push(JSON.stringify(Items));
    }
    spies.forEach((spy) => spy.mockRestore());
    const all = [...shown, ...printed].join('\n');
    expect(all).toContain('signature#');
    expect(printed.join('\n')).toContain('"refused"');
    expect(all).not.toContain(passphrase);
    expect(all).not.toContain(nik);
  });
});
