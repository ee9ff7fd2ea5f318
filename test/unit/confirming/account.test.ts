import { describe, expect, it } from '@jest/globals';
import { readAccount } from '../../../functions/pledges/confirming/account.ts';
import { asnSignInShape, type AsnSignIn } from '../../../shared/asn-sign-in.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { demoCampaign } from '../../support/campaign.ts';

const nip = '198703142011012901';
const demo = demoCampaign();
const asn: AsnSignIn = {
  issuer: 'https://sso.contoh.example/realms/asn',
  clientId: 'netral',
  label: { id: 'Masuk', en: 'Sign in' },
  claims: { number: 'preferred_username' },
};

const read = (
  claims: Record<string, unknown>,
  mapping: Partial<AsnSignIn['claims']> = {},
  campaign: Campaign = demo,
) => {
  const now = Date.parse('2026-11-23T01:00:00Z');
  try {
    const mapped = { ...asn, claims: { ...asn.claims, ...mapping } };
    return readAccount({ campaign, asn: mapped, now }, claims);
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason;
    throw error;
  }
};

describe('an account', () => {
  it.each([
    ['a NIP', { preferred_username: nip }, {}, { number: nip }],
    [
      'an NI PPPK, whose month is none',
      { preferred_username: '198408172023211904' },
      {},
      { number: '198408172023211904' },
    ],
    ['a NIP under another name', { nip }, { number: 'nip' }, { number: nip }],
    [
      'a NIP behind what the issuer writes before it',
      { preferred_username: `dummy:${nip}` },
      { numberPrefix: 'dummy:' },
      { number: nip },
    ],
    ['a NIP without it', { preferred_username: nip }, { numberPrefix: 'dummy:' }, { number: nip }],
    ['a prefix nobody named', { preferred_username: `dummy:${nip}` }, {}, 'account-without-nip'],
    ['a number that is no text', { preferred_username: Number(nip) }, {}, 'account-without-nip'],
    ['several', { preferred_username: [nip] }, {}, 'account-without-nip'],
    ['a NIK', { preferred_username: '1871035403870001' }, {}, 'account-without-nip'],
    ['a NIP with more', { preferred_username: `${nip}1` }, {}, 'account-without-nip'],
    ['a NIP in two lines', { preferred_username: `${nip}\n` }, {}, 'account-without-nip'],
  ])('that says %s', (_what, claims, mapping, expected) => {
    expect(read(claims, mapping)).toEqual(expected);
  });

  const one = { ...demo, regions: demo.regions.filter(({ code }) => code === '18.09') };
  it.each([
    ['its region and code', '18.09/DISDIK', demo, { region: '18.09', unit: 'DISDIK' }],
    ['its code, where one region is served', 'DISDIK', one, { region: '18.09', unit: 'DISDIK' }],
    ['its code, which several regions have', 'DISDIK', demo, undefined],
    ['a unit of nowhere', '18.09/NOWHERE', demo, undefined],
    ['a region of elsewhere', '11.01/DISDIK', demo, undefined],
    ['nothing that is a text', 7, demo, undefined],
    ['nothing', '', one, undefined],
  ])('that says of its unit %s', (_what, satker, campaign, place) => {
    expect(read({ preferred_username: nip, satker }, { unit: 'satker' }, campaign)).toEqual(
      place ? { number: nip, place } : 'account-of-other-unit',
    );
  });

  it('leaves the unit to the person where the token says none, or nobody asked for it', () => {
    expect(read({ preferred_username: nip }, { unit: 'satker' })).toEqual({ number: nip });
    expect(read({ preferred_username: nip, satker: '18.09/DISDIK' })).toEqual({ number: nip });
  });
});

describe('the setting', () => {
  it.each([
    ['an issuer over plain http', { issuer: 'http://sso.contoh.example' }],
    ['a secret instead of where it is', { clientSecretArn: 's3cret' }],
    ['a claim that is no name', { claims: { number: 'a b' } }],
    ['a claim nobody knows', { claims: { number: 'nip', name: 'name' } }],
    ['no label', { label: { id: '', en: '' } }],
  ])('refuses %s', (_what, changes) => {
    expect(asnSignInShape.safeParse(asn).success).toBe(true);
    expect(asnSignInShape.safeParse({ ...asn, ...changes }).success).toBe(false);
  });

  it('takes the whole ARN of a secret', () => {
    const clientSecretArn =
      'arn:aws:secretsmanager:ap-southeast-3:123456789012:secret:netral/asn/login-AbC123';
    expect(asnSignInShape.safeParse({ ...asn, clientSecretArn }).success).toBe(true);
    const short = clientSecretArn.replace('-AbC123', '');
    expect(asnSignInShape.safeParse({ ...asn, clientSecretArn: short }).success).toBe(false);
  });
});
