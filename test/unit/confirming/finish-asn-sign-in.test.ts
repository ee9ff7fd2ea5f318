import { describe, expect, it } from '@jest/globals';
import { finishAsnSignIn } from '../../../functions/pledges/confirming/finish-asn-sign-in.ts';
import { proofCookie } from '../../../functions/pledges/confirming/asn-site.ts';
import { proofsOf } from '../../../functions/pledges/confirming/proof.ts';
import type { Place } from '../../../functions/pledges/confirming/account.ts';
import { personKey } from '../../../functions/pledges/register/person-key.ts';
import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import { siteAddress } from '../../../shared/sign-in/site-address.ts';
import { demoCampaign } from '../../support/campaign.ts';

const campaign = demoCampaign();
const number = '198703142011012901';
const clock = Date.parse('2026-11-23T01:00:00Z');
const now = () => clock;
const pepper = Buffer.alloc(32, 7);
const person = personKey({
  ...{ pepper, campaign: campaign.id, region: undefined },
  ...{ idKind: 'nip', number },
});
const proofs = proofsOf({
  ...{ campaign: campaign.id, now },
  key: () => Promise.resolve(Buffer.alloc(32, 9)),
  newNonce: () => Buffer.alloc(12, 1),
});

const asn = (claims: Partial<AsnSignIn['claims']> = {}): AsnSignIn => ({
  issuer: 'https://sso.contoh.example/realms/asn',
  clientId: 'netral',
  label: { id: 'Masuk', en: 'Sign in' },
  claims: { number: 'preferred_username', ...claims },
});

/** The proof of somebody who signed in with these claims, and whom the rosters were asked about. */
const signIn = async (claims: object, issuer: AsnSignIn, listed?: Place) => {
  const asked: string[] = [];
  const state = {
    state: 's',
    nonce: 'n',
    verifier: 'v',
    returnTo: '/ikrar/konfirmasi',
    expiresAt: clock + 1,
  };
  const finish = finishAsnSignIn({
    ...{ campaign, proofs, now, random: () => 'an-id' },
    site: siteAddress('https://netral.example', '/ikrar/masuk/kembali'),
    redeem: () => Promise.resolve({ token: 'signed', state }),
    verify: () => Promise.resolve({ preferred_username: number, ...claims }),
    pepper: () => Promise.resolve(pepper),
    placeOf: (key) => {
      asked.push(key);
      return Promise.resolve(key === person ? listed : undefined);
    },
  });
  const { cookies } = await finish(issuer, { query: {}, headers: {} });
  const sealed = new RegExp(`${proofCookie}=([^;]+)`).exec(cookies.join('\n'))?.[1];
  return { proof: await proofs.open(sealed), asked };
};

const listed: Place = { region: '18.09', unit: 'DISDIK' };
const telling = asn({ unit: 'unit' });

describe('the unit of somebody who signs in', () => {
  it('is the one the issuer tells, and no roster is asked', async () => {
    const { proof, asked } = await signIn({ unit: '18.09/SEKDA' }, telling, listed);
    expect(proof.place).toEqual({ region: '18.09', unit: 'SEKDA' });
    expect(asked).toEqual([]);
  });

  it('is the roster’s, where the issuer tells units but not this one’s: they cannot choose another', async () => {
    const { proof, asked } = await signIn({}, telling, listed);
    expect(proof).toMatchObject({ person, place: { region: '18.09', unit: 'DISDIK' } });
    expect(asked).toEqual([person]);
  });

  it('is left to them where no roster lists them either', async () => {
    const { proof } = await signIn({}, telling);
    expect(proof).not.toHaveProperty('place');
  });

  it('is left to them where the issuer tells no units at all, and no roster is asked', async () => {
    const { proof, asked } = await signIn({}, asn(), listed);
    expect(proof).not.toHaveProperty('place');
    expect(asked).toEqual([]);
  });
});
