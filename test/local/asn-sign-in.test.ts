import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { makeSigningJwk, readSigningJwk } from '@netral/local-host/sign-in/signing-key';
import { base64url } from 'jose';
import { IssuerFault } from '../../shared/sign-in/issuer-fault.ts';
import { readReceipt } from '../../shared/receipt/receipt.ts';
import { confirmingAt, nip, receiptKey, useAsnIssuer, type Visit } from '../support/asn-issuer.ts';
import { demoCampaign } from '../support/campaign.ts';
import { theseSecrets } from '../support/live-keys.ts';

const issuer = useAsnIssuer();
const { seen, give } = issuer;
const site = 'https://netral.example/live';

type Suite = ReturnType<typeof confirmingAt>;

/** Sets out for the issuer; what was asked of it, and what the browser comes back with. */
const setOut = async ({ visit }: Suite, more: Visit = {}) => {
  const { location } = await visit('/ikrar/akun/masuk', more);
  const asked = new URL(location).searchParams;
  return { asked, back: { code: 'a-code', state: asked.get('state') ?? '' } };
};

const signIn = async (suite: Suite, token: Parameters<typeof give>[1] = {}) => {
  const { asked, back } = await setOut(suite);
  await give(asked, token);
  return suite.visit('/ikrar/akun/kembali', { query: back });
};

/** The form as it stands on the page, filled in. */
const formOn = async ({ visit }: Suite, changes: Record<string, string> = {}) => {
  const { body } = await visit('/ikrar/akun');
  const signInId = /name="signIn" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const said = { region: '18.09', unit: '18.09/DISDIK', staffKind: 'pns', agreed: 'yes' };
  return { ...said, textVersion: '1', lang: 'id', signIn: signInId, ...changes };
};

const send = (suite: Suite, form: Record<string, string>) =>
  suite.visit('/ikrar/akun/kirim', { form });

/** What was said of it in words, as a page says it. */
const reasonOn = ({ body }: { body: string }) => /role="alert"><p>([^<]*)/.exec(body)?.[1];

describe('a civil servant with an account', () => {
  it('signs in, sees whose number it is, pledges, and gets the receipt of a confirmed pledge', async () => {
    const suite = confirmingAt(issuer);
    const { asked, back } = await setOut(suite, { query: { region: '18.09', unit: 'DISDIK' } });
    expect(Object.fromEntries(asked)).toMatchObject({
      redirect_uri: `${site}/ikrar/akun/kembali`,
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: 'netral',
      prompt: 'login',
      scope: 'openid profile',
    });
    await give(asked);
    const returned = await suite.visit('/ikrar/akun/kembali', { query: back });
    expect(returned).toMatchObject({
      status: 303,
      location: `${site}/ikrar/akun?region=18.09&unit=DISDIK`,
    });
    const verifier = seen.asked.at(-1)?.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
      asked.get('code_challenge'),
    );
    const page = await suite.visit('/ikrar/akun', { query: { region: '18.09', unit: 'DISDIK' } });
    expect(page.body).toContain('berakhir 901');
    expect(page.body).toContain('value="18.09/DISDIK" selected');
    expect(page.body).not.toContain('name="number"');
    expect(page.body).not.toContain('value="non-asn"');
    const done = await send(suite, await formOn(suite));
    expect(done.status).toBe(201);
    expect(done.body).toContain('Dikonfirmasi: orang ini masuk dengan akun ASN miliknya sendiri, ');
    expect(suite.stored).toMatchObject([
      {
        standing: 'confirmed',
        region: '18.09',
        unit: 'DISDIK',
        staffKind: 'pns',
        channel: 'phone',
      },
    ]);
    const receipt = /class="code">([^<]+)/.exec(done.body)?.[1] ?? '';
    expect(readReceipt(receipt, [receiptKey.publicKey])).toMatchObject({
      receipt: { standing: 'confirmed' },
    });
  });

  it('leaves nothing of the token in what is stored, shown or set', async () => {
    const suite = confirmingAt(issuer);
    const back = await signIn(suite);
    const token = await give(new URLSearchParams(), { claims: { name: 'Namanya' } });
    const page = await suite.visit('/ikrar/akun');
    const done = await send(suite, await formOn(suite));
    const kept = JSON.stringify([suite.stored, back.set, back.location, page, done]);
    const secrets = [nip, 'Namanya', 'Contoh"', ...token.split('.').slice(1)];
    for (const secret of secrets) expect(kept).not.toContain(secret);
    // Sealed, not merely encoded.
    const cookie = back.set.find((one) => one.startsWith('netral_asn='))?.split(/[=;]/)[1] ?? '';
    expect(Buffer.from(cookie, 'base64url').toString('latin1')).not.toMatch(/901|person/);
  });

  it('leaves nothing of a token that does not fit in the fault that is logged', async () => {
    const suite = confirmingAt(issuer);
    const { asked, back } = await setOut(suite);
    const token = await give(asked, { audience: 'another', claims: { name: 'Namanya' } });
    const fault = await suite.finish({
      query: back,
      headers: { cookie: [`netral_asn_state=${suite.jar.get('netral_asn_state') ?? ''}`] },
    });
    const logged = inspect(fault, { depth: null, showHidden: true });
    expect(fault).toBeInstanceOf(IssuerFault);
    for (const secret of [nip, 'Namanya', ...token.split('.').slice(1)])
      expect(logged).not.toContain(secret);
  });

  it('has cookies that only this room is sent, and that end with the pledge', async () => {
    const suite = confirmingAt(issuer);
    const { set } = await signIn(suite);
    expect(set.find((one) => one.startsWith('netral_asn='))).toMatch(
      /; Path=\/live\/ikrar\/akun; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    const done = await send(suite, await formOn(suite));
    expect(done.set).toEqual([
      expect.stringMatching(/^netral_asn=; Path=\/live\/ikrar\/akun; Max-Age=0/),
    ]);
    expect(reasonOn(await suite.visit('/ikrar/akun'))).toContain('Masuk tidak selesai');
  });

  it('gets the same answer for a first and a repeated pledge, each by one write, all for one person', async () => {
    const suite = confirmingAt(issuer);
    const sizes: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await signIn(suite);
      const { status, body } = await send(suite, await formOn(suite));
      sizes.push(status, body.replaceAll(/<svg.*?<\/svg>/gs, '').length);
    }
    expect(new Set(sizes)).toEqual(new Set([201, sizes[1]]));
    expect(suite.stored).toHaveLength(3);
    expect(new Set(suite.stored.map(({ personKey }) => personKey)).size).toBe(1);
  });

  it('may send a form again whose answer was lost, for the same number only', async () => {
    const suite = confirmingAt(issuer);
    await signIn(suite);
    const form = await formOn(suite);
    const cookies = new Map(suite.jar);
    await send(suite, form);
    const again = await suite.visit('/ikrar/akun/kirim', { form, cookies });
    expect(again.status).toBe(201);
    expect(new Set(suite.stored.map(({ personKey }) => personKey)).size).toBe(1);
  });

  it('is shown the form again with what is wrong, still signed in', async () => {
    const suite = confirmingAt(issuer);
    await signIn(suite);
    const wrong = await send(suite, await formOn(suite, { unit: '35.75/DISDIK' }));
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('unit itu ada di daerah lain');
    expect((await send(suite, await formOn(suite))).status).toBe(201);
  });
});

describe('whoever would confirm somebody else', () => {
  it('has no field to type a number into', async () => {
    const suite = confirmingAt(issuer);
    await signIn(suite);
    const typed = await send(suite, await formOn(suite, { number: '199002282015032903' }));
    expect(typed.status).toBe(422);
    expect(suite.stored).toEqual([]);
  });

  it.each([
    ['for another client', { audience: 'netral-satgas' }],
    ['of another issuer', { issuer: 'https://masuk.example' }],
    ['of another sign-in', { nonce: 'another' }],
    ['of no sign-in', { nonce: null }],
    ['that has expired', { expiresIn: -60 }],
    ['of nothing', { raw: 'nothing' }],
    [
      'without a signature',
      {
        raw: `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify({ preferred_username: nip }))}.`,
      },
    ],
  ])('gets nothing for a token %s', async (_what, token) => {
    const suite = confirmingAt(issuer);
    const refused = await signIn(suite, token);
    expect({ status: refused.status, reason: reasonOn(refused) }).toEqual({
      status: 401,
      reason: expect.stringContaining('tidak dapat diterima'),
    });
    expect([...suite.jar.keys()]).not.toContain('netral_asn');
  });

  it('gets nothing for a token that another key signed', async () => {
    const suite = confirmingAt(issuer);
    const key = await readSigningJwk(await makeSigningJwk());
    const refused = await signIn(suite, { key });
    expect(reasonOn(refused)).toContain('tidak dapat diterima');
    expect([...suite.jar.keys()]).not.toContain('netral_asn');
  });

  it('cannot bring another browser back with a code of their own', async () => {
    const mine = confirmingAt(issuer);
    const { asked, back } = await setOut(mine);
    await give(asked);
    const victim = confirmingAt(issuer);
    expect((await victim.visit('/ikrar/akun/kembali', { query: back })).status).toBe(401);
    await setOut(victim);
    expect(reasonOn(await victim.visit('/ikrar/akun/kembali', { query: back }))).toContain(
      'seseorang sudah masuk lagi',
    );
    expect([...victim.jar.keys()]).not.toContain('netral_asn');
  });

  it('cannot use a way back twice: its state ends with it', async () => {
    const suite = confirmingAt(issuer);
    const { asked, back } = await setOut(suite);
    await give(asked);
    expect((await suite.visit('/ikrar/akun/kembali', { query: back })).status).toBe(303);
    expect((await suite.visit('/ikrar/akun/kembali', { query: back })).status).toBe(401);
  });

  it('cannot be late, with the way back or with the form', async () => {
    const suite = confirmingAt(issuer);
    const { asked, back } = await setOut(suite);
    seen.aheadMs = 601_000;
    await give(asked);
    expect(reasonOn(await suite.visit('/ikrar/akun/kembali', { query: back }))).toContain(
      'lebih dari sepuluh menit',
    );
    await signIn(suite);
    const form = await formOn(suite);
    seen.aheadMs = 1_202_000;
    const late = await send(suite, form);
    seen.aheadMs = 0;
    expect([late.status, reasonOn(late)]).toEqual([401, expect.stringContaining('sepuluh menit')]);
    expect(suite.stored).toEqual([]);
  });

  it('cannot change a proof, or have another person’s form sent with it', async () => {
    const suite = confirmingAt(issuer);
    await signIn(suite);
    const form = await formOn(suite);
    // Another signs in on the same phone while the first one's form is open.
    await signIn(suite, { claims: { preferred_username: '199002282015032903' } });
    const mixed = await send(suite, form);
    expect([mixed.status, reasonOn(mixed)]).toEqual([
      401,
      expect.stringContaining('seseorang sudah masuk lagi'),
    ]);
    const proof = suite.jar.get('netral_asn') ?? '';
    suite.jar.set(
      'netral_asn',
      `${proof.slice(0, 30)}${proof[30] === 'A' ? 'B' : 'A'}${proof.slice(31)}`,
    );
    expect((await send(suite, await formOn(suite))).status).toBe(422);
    expect((await suite.visit('/ikrar/akun')).status).toBe(401);
    expect(suite.stored).toEqual([]);
  });

  it.each(['https://evil.example/', '//evil.example', '18.09&x=y'])(
    'cannot have it lead to %s afterwards',
    async (region) => {
      const suite = confirmingAt(issuer);
      const { status, location } = await suite.visit('/ikrar/akun/masuk', { query: { region } });
      expect({ status, location }).toEqual({ status: 422, location: '' });
      const { asked, back } = await setOut(suite, { query: { unit: 'https://evil.example' } });
      await give(asked);
      const returned = await suite.visit('/ikrar/akun/kembali', { query: back });
      expect(new URL(returned.location).origin).toBe('https://netral.example');
    },
  );

  it.each(['operator.peraga', '12345678', '198713142011012901', '', ` ${nip}`, undefined])(
    'proves nothing by an account that says %j where a NIP should be',
    async (preferred_username) => {
      const refused = await signIn(confirmingAt(issuer), { claims: { preferred_username } });
      expect([refused.status, reasonOn(refused)]).toEqual([
        401,
        expect.stringContaining('tidak memuat NIP'),
      ]);
    },
  );
});

describe('an issuer that wants the client’s secret', () => {
  it('is shown the one of the moment, as it is asked for, and no browser ever is', async () => {
    const suite = confirmingAt(issuer, { clientSecret: theseSecrets('s3cret') });
    const { location } = await suite.visit('/ikrar/akun/masuk');
    expect(location).not.toContain('s3cret');
    expect((await signIn(suite)).status).toBe(303);
    expect(seen.authorization).toBe(`Basic ${Buffer.from('netral:s3cret').toString('base64')}`);
  });

  it('is shown another live one where it refuses the one that is known, with the same code', async () => {
    seen.wants = 'baru';
    const before = seen.asked.length;
    const suite = confirmingAt(issuer, { clientSecret: theseSecrets('lama', 'baru', 'lama') });
    expect((await signIn(suite)).status).toBe(303);
    const codes = seen.asked.slice(before).map((form) => form.get('code'));
    expect(codes).toHaveLength(2);
    expect(new Set(codes).size).toBe(1);
    const without = confirmingAt(issuer, { clientSecret: theseSecrets('lama', 'lama') });
    expect((await signIn(without)).status).toBe(503);
    seen.wants = '';
  });
});

describe('an account that says its unit', () => {
  it('pledges for that unit, and for no other', async () => {
    const campaign = demoCampaign();
    const { asnSignIn } = campaign;
    if (!asnSignIn) throw new Error('The demo has an issuer');
    const claims = { ...asnSignIn.claims, unit: 'satker' };
    const suite = confirmingAt(issuer, {
      campaign: { ...campaign, asnSignIn: { ...asnSignIn, claims } },
    });
    await signIn(suite, { claims: { satker: '18.09/DISDIK' } });
    const page = await suite.visit('/ikrar/akun');
    expect(page.body).toContain('Unit kerja menurut akun atau daftar pegawai: Dinas Pendidikan');
    expect(page.body).not.toContain('<select');
    const other = await send(suite, await formOn(suite, { unit: '18.09/SEKDA' }));
    expect([other.status, suite.stored]).toEqual([422, []]);
    expect(other.body).toContain('bukan unit kerja pada akun Anda');
    expect((await send(suite, await formOn(suite))).status).toBe(201);
    expect(reasonOn(await signIn(suite, { claims: { satker: '99.99/DISDIK' } }))).toContain(
      'tidak termasuk kampanye ini',
    );
  });
});

describe('an issuer that does not answer', () => {
  it('is said clearly, with a way to pledge all the same; afterwards all is as before', async () => {
    const suite = confirmingAt(issuer);
    seen.isDown = true;
    const silent = await suite.visit('/ikrar/akun/masuk');
    seen.isDown = false;
    expect([silent.status, reasonOn(silent)]).toEqual([
      503,
      expect.stringContaining('Tidak ada yang hilang. Anda dapat berikrar sekarang tanpa akun'),
    ]);
    expect(silent.body).toContain('href="/live/ikrar"');
    const { asked, back } = await setOut(suite);
    await give(asked);
    seen.isDown = true;
    expect((await suite.visit('/ikrar/akun/kembali', { query: back })).status).toBe(503);
    seen.isDown = false;
    // Nothing was used up here: the same way back still leads on.
    expect((await suite.visit('/ikrar/akun/kembali', { query: back })).status).toBe(303);
  });
});

describe('a deployment without an issuer', () => {
  it('shows no button, and says so at every address', async () => {
    const { asnSignIn, ...campaign } = demoCampaign();
    expect(asnSignIn).toBeDefined();
    const { visit } = confirmingAt(issuer, { campaign });
    const addresses = ['/ikrar/akun', '/ikrar/akun/masuk', '/ikrar/akun/kembali'];
    for (const path of addresses) {
      const { status, body } = await visit(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).toContain('kampanye ini tidak memakai akun ASN');
    }
  });
});
