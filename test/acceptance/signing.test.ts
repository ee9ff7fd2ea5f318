import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoSigner, expiredSigner } from '../../infra/demo/esign-stand-in.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { openCeremony } from '../support/ceremonies.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let chair: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  chair = await signInTo(suite, 'chair', '18.09');
});

const readPdf = async (path: string, as: Record<string, string> = {}) => {
  const response = await fetch(`${suite.url}${path}`, { headers: as });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, sha256: createHash('sha256').update(bytes).digest('hex') };
};

describe('signing a circular', () => {
  it('gives anybody the signed PDF beside the one that was issued', async () => {
    const form = new FormData();
    const said = { region: '18.09', title: 'Netralitas ASN', number: '800/9/2026' };
    for (const [name, value] of Object.entries({ ...said, effectiveOn: '2026-12-06' }))
      form.set(name, value);
    const pdf = new Blob([Buffer.from('%PDF-1.4\n%%EOF\n')], { type: 'application/pdf' });
    form.set('document', pdf, 'se.pdf');
    const init = { method: 'POST', headers: { ...chair, accept: 'application/json' }, body: form };
    const issued = (await (await fetch(`${suite.url}/v1/circulars`, init)).json()) as Issued;
    const address = `/v1/circulars/18.09/${issued.id}`;
    expect((await readPdf(`${address}/signed-document`)).status).toBe(404);
    const signing = { nik: demoSigner.nik, passphrase: demoSigner.passphrase, attempt: 0 };
    const { status, body } = await suite.client.post(`${address}/signing`, signing, chair);
    expect([status, body]).toEqual([200, expect.objectContaining({ verified: 'valid' })]);
    const { sha256 } = body as { sha256: string };
    expect(await readPdf(`${address}/signed-document`)).toEqual({ status: 200, sha256 });
    expect((await readPdf(`${address}/document`)).sha256).toBe(issued.documentHash);
    const page = await fetch(`${suite.url}${address}`, {
      headers: { ...chair, accept: 'text/html' },
    });
    expect(await page.text()).toContain(sha256);
  });
});

type Issued = { id: string; documentHash: string };

/** A ceremony that is over and whose list is sealed; it settles for fifteen seconds first. */
const aSealedCeremony = async (): Promise<string> => {
  const { ceremonyId, version } = await openCeremony(suite, chair);
  const address = `/v1/ceremonies/${ceremonyId}`;
  await suite.client.post(`${address}/moves`, { to: 'ended', version }, chair);
  await eventually('the list to be sealed', 90, async () => {
    const { status } = await suite.client.post(`${address}/sealing`, {}, chair);
    return status === 200 ? true : undefined;
  });
  return address;
};

describe('signing the record of a ceremony', () => {
  it('is refused by name until it is right, then is shown with its hash, once', async () => {
    const address = await aSealedCeremony();
    const { nik, passphrase } = demoSigner;
    const sign = async (form: object) => {
      const { status, body } = await suite.client.post(`${address}/signing`, form, chair);
      return { status, ...(body as { errors?: { reason: string }[]; sha256?: string }) };
    };
    for (const [attempt, form, reason] of [
      [0, { nik: '9900000000000009', passphrase }, 'signer-not-registered'],
      [1, { nik: expiredSigner.nik, passphrase }, 'signer-not-active'],
      [2, { nik, passphrase: 'salah' }, 'wrong-passphrase'],
      [2, { nik, passphrase }, 'signing-changed'],
    ] as const)
      expect((await sign({ ...form, attempt })).errors?.[0]).toMatchObject({ reason });

    const signed = await sign({ nik, passphrase, attempt: 3 });
    expect(signed).toMatchObject({
      ...{ status: 200, verified: 'valid', signers: [demoSigner.name] },
    });
    expect((await sign({ nik, passphrase, attempt: 4 })).sha256).toBe(signed.sha256);

    const open = (path: string) =>
      fetch(`${suite.url}${address}${path}`, { headers: { ...chair, accept: 'text/html' } });
    const page = await (await open('/berita-acara')).text();
    expect(page).toContain(signed.sha256);
    expect(page).toContain(demoSigner.name);
    const file = await (await open('/berita-acara-bertanda-tangan.pdf')).arrayBuffer();
    expect(createHash('sha256').update(Buffer.from(file)).digest('hex')).toBe(signed.sha256);
  });
});
