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
