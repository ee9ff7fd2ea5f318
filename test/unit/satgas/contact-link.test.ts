import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import {
  contactLinkLifeMs,
  makeContactLink,
  readContactLink,
} from '../../../functions/satgas/telling/contact-link.ts';
import {
  confirmContactHttp,
  showContactHttp,
} from '../../../functions/satgas/telling/confirm-contact.http.ts';
import { phoneGreeting } from '../../../functions/satgas/telling/greet-officer.ts';
import { tellingOperations } from '../../../functions/satgas/telling/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent, anOfficer } from '../../support/builders.ts';
import { theseKeys } from '../../support/live-keys.ts';
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

  it('confirms nothing by being opened, and confirms this very one when it is pressed', async () => {
    const confirmed: string[] = [];
    const confirm = (_: unknown, address: string) => Promise.resolve(confirmed.push(address) > 0);
    const needs = {
      officers: {
        listOf: () => Promise.resolve([officer]),
        ...{ confirmPhone: confirm, confirmMailbox: confirm },
      },
      whatsapp: { confirm },
      linkKey: theseKeys(key),
      now: () => 0,
    };
    const asked = (accept: string) =>
      readRequest(anEvent({ path: `/k/${token}`, params: { token }, headers: { Accept: accept } }));
    const show = served(tellingOperations.showContact, showContactHttp(needs));
    for (const accept of ['text/html', 'application/json'])
      expect((await show(asked(accept))).body).toMatchObject({ state: 'unconfirmed' });
    expect(confirmed).toEqual([]);
    const press = served(tellingOperations.confirmContact, confirmContactHttp(needs));
    expect((await press(asked('text/html'))).body).toMatchObject({ state: 'confirmed' });
    expect(confirmed).toEqual([contact.address]);
  });
});

describe('the link that confirms a new phone', () => {
  it('is sent to every phone that is new, and to no other', async () => {
    const contact = { channel: 'sms', address: phone } as const;
    const token = makeContactLink(key, { ...officer, contact }, 0);
    const greeted = async (before: Officer | undefined, after: Officer | undefined) => {
      const links = { linkKey: () => Promise.resolve(key), publicUrl: 'https://netral.example' };
      const messages = await phoneGreeting({ ...links, now: () => 0 })(before, after);
      return messages.map(
        ({ message }) => `${'phone' in message ? message.phone : ''} ${message.text}`,
      );
    };
    const toThem = [expect.stringContaining(`https://netral.example/k/${token}`)];
    expect(await greeted(undefined, officer)).toEqual(toThem);
    expect(await greeted({ ...officer, phone: '+6281234567899' }, officer)).toEqual(toThem);
    expect((await greeted(undefined, officer))[0]).toMatch(/^\+6281234567890 /);
    for (const after of [officer, { ...officer, active: false }, undefined])
      expect(await greeted(after?.active ? officer : undefined, after)).toEqual([]);
  });
});
