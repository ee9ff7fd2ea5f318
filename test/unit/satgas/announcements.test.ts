import { describe, expect, it } from '@jest/globals';
import type {
  Announcement,
  RegionOutcome,
} from '../../../functions/satgas/announcements/announcement.ts';
import {
  announcementSms,
  longestTitle,
  stoppedByCarriers,
} from '../../../functions/satgas/announcements/announcement-messages.ts';
import type { OutgoingMessage } from '../../../functions/satgas/telling/outgoing.ts';
import { sendAnnouncement } from '../../../functions/satgas/announcements/send-announcement.ts';
import { segmentSeptets } from '../../../functions/satgas/alerts/sms-text.ts';
import { anAttempt } from '../../support/attempts.ts';
import { anOfficer } from '../../support/builders.ts';

const announcement: Announcement = {
  scope: '18',
  announcementId: '01795399200-abcdefghijkl',
  title: 'Rapat koordinasi satgas',
  text: 'Rapat daring hari Rabu.',
  bySms: true,
  at: 1_795_399_200_000,
  bodyHash: anAttempt('x').body,
};
const officers = [
  anOfficer('petugas-1', { region: '18.09' }),
  anOfficer('petugas-2', { region: '18.09' }),
  anOfficer('lama', { region: '18.09', active: false }),
  anOfficer('provinsi', { region: '18', rung: 'province' }),
  anOfficer('tetangga', { region: '14.06' }),
];

/** Sends it; publishing refuses each message to whoever is named in `deaf`, as often as said. */
const sending = (deaf: Record<string, number> = {}, budget: 'reserved' | 'spent' = 'reserved') => {
  const sent: OutgoingMessage[] = [];
  const told: RegionOutcome[] = [];
  const send = sendAnnouncement({
    regions: ['18.09', '18', '14.06', 'ID'],
    officers: {
      listOf: ([region]) => Promise.resolve(officers.filter((one) => one.region === region)),
    },
    announcements: {
      listOutcomes: () => Promise.resolve(told),
      noteOutcome: (_, one) => {
        told.push(one);
        return Promise.resolve();
      },
    },
    budget: { reserve: () => Promise.resolve(budget) },
    publish: (message) => {
      const refusals = (deaf[message.to + message.channel] ??= deaf[message.to] ?? 0);
      deaf[message.to + message.channel] = refusals - 1;
      if (refusals > 0) return Promise.reject(new Error('not taken'));
      sent.push(message);
      return Promise.resolve('id');
    },
    linkKey: () => Promise.resolve(Buffer.alloc(32, 7)),
    publicUrl: 'https://netral.contoh.test',
    now: () => 1_795_399_200_000,
  });
  return { sent, told, send };
};

describe('an announcement', () => {
  it('goes to every active officer below its scope, by each channel, and to nobody else', async () => {
    const { sent, send } = sending();
    expect(await send(announcement)).toEqual({ told: 3, failed: 0 });
    expect(new Set(sent.map(({ to }) => to))).toEqual(
      new Set(['petugas-1', 'petugas-2', 'provinsi']),
    );
    expect(sent.filter(({ channel }) => channel === 'sms')).toHaveLength(3);
  });

  it('is tried again for whom it failed, and names whom nothing reached', async () => {
    const { told, send } = sending({ 'petugas-1': 3, 'petugas-2': 99 });
    expect(await send(announcement)).toEqual({ told: 2, failed: 1 });
    expect(told.find(({ region }) => region === '18.09')?.failed).toEqual(['petugas-2']);
  });

  it('tells nobody twice when its event comes again', async () => {
    const { sent, send } = sending();
    await send(announcement);
    const before = sent.length;
    expect(await send(announcement)).toEqual({ told: 0, failed: 0 });
    expect(sent).toHaveLength(before);
  });

  it('goes by e-mail alone when the budget has no room', async () => {
    const { sent, send } = sending({}, 'spent');
    await send(announcement);
    expect(new Set(sent.map(({ channel }) => channel))).toEqual(new Set(['email']));
  });

  it('has a subject by e-mail only, in characters SNS takes', async () => {
    const { sent, send } = sending();
    await send({ ...announcement, title: 'Rapat “café” – ' + 'é'.repeat(90) });
    for (const { channel, subject } of sent)
      if (channel === 'sms') expect(subject).toBeUndefined();
      else expect(subject).toBe(`GNN-ASN: Rapat "cafe" - ${'e'.repeat(75)}`);
  });

  it('fits one SMS whatever its title, and keeps the link whole', () => {
    const link = `https://abcdefghij.execute-api.ap-southeast-3.amazonaws.com/live/p/${'x'.repeat(48)}`;
    const text = announcementSms(
      'Rapat koordinasi satgas netralitas se-provinsi 25/11'.slice(0, longestTitle),
      link,
    );
    expect(text.length).toBeLessThanOrEqual(segmentSeptets);
    expect(text).toMatch(/^GNN-ASN: Rapat koordinasi/);
    expect(text.endsWith(`Baca: ${link}`)).toBe(true);
    expect(() => announcementSms('Rapat', `https://${'x'.repeat(160)}`)).toThrow(/too long/);
  });

  it.each([
    ['Rapat koordinasi satgas', undefined],
    ['Persiapan Pilkada', 'political-word'],
    ['Hubungi 0812 3456 7890', 'phone-number'],
    ['Hubungi +62812-3456-789', 'phone-number'],
    ['Rapat 25 November 2026', undefined],
  ])('titled “%s” is stopped by carriers: %s', (title, why) =>
    expect(stoppedByCarriers(title)).toBe(why),
  );
});
