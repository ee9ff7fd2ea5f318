import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import {
  contactLinkLifeMs,
  makeContactLink,
  readContactLink,
} from '../../../functions/satgas/telling/contact-link.ts';
import { anOfficer } from '../../support/builders.ts';
import { findDigests } from '../../support/guesses.ts';

const key = Buffer.alloc(32, 5);
const phone = '+6281234567890';
const email = 'siti@contoh.test';
const officer = { ...anOfficer('petugas-1'), phone, email };

const links = [
  {
    ...{ kind: 'phone', contact: { channel: 'sms', address: phone } as const },
    moved: { ...officer, phone: '+6281234567899' },
  },
  {
    ...{ kind: 'mailbox', contact: { channel: 'email', address: email } as const },
    moved: { ...officer, email: 'lain@contoh.test' },
  },
] as const;

describe.each(links)('the link that confirms a $kind', ({ kind, contact, moved }) => {
  const token = makeContactLink(key, { ...officer, contact }, 0);
  const read = (officers: Officer[], now = 0) =>
    readContactLink(key, token, { officersOf: () => Promise.resolve(officers), now });

  it('finds the officer and the contact it was sent to, for a week', async () => {
    expect(await read([anOfficer('lain'), officer])).toEqual({
      ...{ region: '18.09', officerId: 'petugas-1', contact },
    });
    expect(await read([officer], contactLinkLifeMs)).toBeUndefined();
  });

  it('says nothing of the address to whoever reads the link', () => {
    const texts = [contact.address, `netral/${kind}\n${contact.address}`];
    const guesses = texts.map((text) => ({ name: 'the contact', text }));
    expect(findDigests([{ table: 'a link', row: { token } }], guesses)).toEqual([]);
  });

  it('opens nothing once the address is another, and for nobody else', async () => {
    expect(await read([moved])).toBeUndefined();
    expect(await read([{ ...officer, officerId: 'petugas-2' }])).toBeUndefined();
    const forged = await readContactLink(Buffer.alloc(32, 6), token, {
      officersOf: () => Promise.resolve([officer]),
      now: 0,
    });
    expect(forged).toBeUndefined();
  });
});
