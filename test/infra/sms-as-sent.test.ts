import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressedPublisher } from '../../functions/satgas/telling/addressed-publisher.ts';
import {
  announcementSms,
  longestTitle,
} from '../../functions/satgas/announcements/announcement-messages.ts';
import {
  digestText,
  longestPublicUrl,
  phoneText,
  smsText,
} from '../../functions/satgas/alerts/messages.ts';
import { makeLink } from '../../functions/satgas/alerts/personal-link.ts';
import { makeContactLink } from '../../functions/satgas/telling/contact-link.ts';
import { caseNumber as caseNumberOf } from '../../functions/reports/intake/codes.ts';
import { fitSms } from '../../functions/satgas/alerts/sms-text.ts';
import { startServices } from '@netral/local-host/testing/messaging';

// The longest of everything an SMS can name.
const region = '18.09';
const officerId = 'petugas-1';
const caseNumber = caseNumberOf(Buffer.alloc(4, 255));
const publicUrl = `https://${'a'.repeat(longestPublicUrl - 'https://'.length)}`;
const key = Buffer.alloc(32, 7);
const phone = '+6281200000001';
const link = makeLink(key, { region, alertId: '01795399200-abcdefghijkl', officerId }, 1);

const texts = {
  alert: smsText({ region, caseNumber, severity: 5, link: `${publicUrl}/a/${link}` }),
  'overdue case': smsText({
    ...{ region, caseNumber, severity: 5, overdue: true },
    link: `${publicUrl}/a/${link}`,
  }),
  digest: digestText({ count: 999, severity: 5, link: `${publicUrl}/siaga` }, 'sms').text,
  'new phone': phoneText(
    `${publicUrl}/k/${makeContactLink(key, { region, officerId, contact: { channel: 'sms', address: phone } }, 1_795_399_200_000)}`,
  ),
  announcement: announcementSms('M'.repeat(longestTitle), `${publicUrl}/p/${link}`),
};

let host: Awaited<ReturnType<typeof startServices>>;
beforeAll(async () => {
  host = await startServices();
});
afterAll(() => host.stop());

const settings = {
  senderId: 'none',
  partMicroUsd: 350_000,
  mailFrom: 'siaga@satgas.example',
  mailSet: 'satgas-mail',
};
const anSms = (text: string) => ({ region, to: officerId, phone, channel: 'sms' as const, text });
const publish = (text: string) => addressedPublisher(host, settings)(anSms(text));

const received = () =>
  host.outbox
    .list({ channel: 'sms', limit: 99 })
    .map(({ body }) => body)
    .reverse();

describe('an SMS as a phone receives it', () => {
  const all = Object.entries(texts).map(([what, text]) => ({ what, text }));

  it.each(all)('is one segment and nothing but its text: $what', async ({ text }) => {
    const before = received().length;
    await publish(text);
    const bodies = received().slice(before);
    expect(bodies).toEqual([text]);
    expect(fitSms(bodies.join())).toMatchObject({ ok: true, text });
  });

  it('has no room for a public address one character longer', () => {
    const longer = { region, caseNumber, severity: 5, link: `${publicUrl}x/a/${link}` };
    expect(() => smsText(longer)).toThrow('too-long');
  });
});
