import { describe, expect, it } from '@jest/globals';
import type { Announcement } from '../../../functions/satgas/announcements/announcement.ts';
import {
  announcementSms,
  longestTitle,
  stoppedByCarriers,
} from '../../../functions/satgas/announcements/announcement-messages.ts';
import { noteOutcomes } from '../../../functions/satgas/telling/note-outcomes.ts';
import type { OutgoingMessage } from '../../../functions/satgas/telling/outgoing.ts';
import { segmentSeptets } from '../../../functions/satgas/alerts/sms-text.ts';
import { anAttempt } from '../../support/attempts.ts';
import { anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const announcement: Announcement = {
  scope: '18',
  announcementId: '01795399200-abcdefghijkl',
  title: 'Rapat koordinasi satgas',
  text: 'Rapat daring hari Rabu.',
  bySms: true,
  at: mondayMorning,
  bodyHash: anAttempt('x').body,
};
const officers = [
  anOfficer('petugas-1', { region: '18.09' }),
  anOfficer('petugas-2', { region: '18.09' }),
  anOfficer('lama', { region: '18.09', active: false }),
  anOfficer('provinsi', { region: '18', rung: 'province' }),
  anOfficer('tetangga', { region: '14.06' }),
];
const regions = ['18.09', '14.06'];

const refused = () =>
  Object.assign(new Error('refused'), {
    name: 'InvalidParameterException',
    $metadata: { httpStatusCode: 400 },
  });

type Given = Partial<Parameters<typeof theSatgas>[0]>;
const theLine = (given: Given = {}) => theSatgas({ officers, regions, ...given });
const told = ({ sent }: { sent: OutgoingMessage[] }) =>
  sent.map(({ to, channel }) => `${to} ${channel}`).sort();
const everybody = ['petugas-1', 'petugas-2', 'provinsi'].flatMap((id) => [
  `${id} email`,
  `${id} sms`,
]);

describe('an announcement', () => {
  it('goes to every active officer below its scope, by each channel, and to nobody else', async () => {
    const line = theLine();
    await line.announce(announcement);
    expect(told(line)).toEqual(everybody);
    expect(line.outcomes.get('18.09')).toEqual({ region: '18.09', told: 2, failed: [] });
    expect(line.spent()).toBe(3);
  });

  it('tells nobody twice and pays nothing twice when its event comes again', async () => {
    const line = theLine();
    await line.announce(announcement);
    line.outcomes.clear();
    await line.announce(announcement);
    expect(told(line)).toEqual(everybody);
    expect(line.spent()).toBe(3);
  });

  it('goes by e-mail alone when the budget has no room, and not by SMS when there is room again', async () => {
    const line = theLine({ monthlySms: 2 });
    await line.announce(announcement);
    expect(told(line)).toEqual(expect.arrayContaining(['petugas-1 email', 'petugas-2 email']));
    const before = told(line);
    line.outcomes.clear();
    await line.announce(announcement);
    await line.pass(5);
    expect(told(line)).toEqual(before);
  });

  it('by SMS waits for the morning of each region, and by e-mail does not', async () => {
    const night = Date.parse('2026-11-23T14:00:00Z');
    const line = theLine({ now: night });
    await line.announce({ ...announcement, at: night });
    expect(told(line)).toEqual(everybody.filter((one) => one.endsWith('email')));
    const held = [...line.deliveries.values()].filter(({ state }) => state === 'held');
    expect(held.map(({ sendAt, reason }) => [sendAt, reason])).toEqual(
      Array(3).fill([Date.parse('2026-11-23T23:30:00Z'), 'quiet-hours']),
    );
    await line.pass(9 * 60 + 29);
    expect(line.sent.some(({ channel }) => channel === 'sms')).toBe(false);
    await line.pass(2);
    expect(told(line)).toEqual(everybody);
  });

  it('as it was decided is sent though the night begins between two tries', async () => {
    let down = true;
    const evening = Date.parse('2026-11-23T12:59:50Z');
    const line = theLine({
      now: evening,
      carrier: (_, take) => {
        if (down)
          throw Object.assign(refused(), { name: 'Throttled', $metadata: { httpStatusCode: 429 } });
        take();
      },
    });
    await line.announce({ ...announcement, at: evening });
    expect(line.sent).toEqual([]);
    down = false;
    await line.pass(2);
    expect(told(line)).toEqual(everybody);
    expect(line.spent()).toBe(3);
  });

  it('notes whom nothing reached, once every message of theirs ended, and never before its region is planned', async () => {
    const line = theLine({
      carrier: ({ to }, take) => {
        if (to === 'petugas-2') throw refused();
        take();
      },
    });
    await line.announce(announcement);
    const noted: unknown[] = [];
    const note = (planned: string[]) =>
      noteOutcomes({
        announcements: {
          listOutcomes: () =>
            Promise.resolve(planned.map((region) => ({ region, told: 2, failed: [] }))),
          noteOutcome: (_, outcome) => Promise.resolve(void noted.push(outcome)),
        },
      });
    const rows = [...line.deliveries.values()].filter(({ region }) => region === '18.09');
    await note([])('18.09', rows);
    expect(noted).toEqual([]);
    await note(['18.09'])('18.09', rows);
    expect(noted).toEqual([{ region: '18.09', told: 1, failed: ['petugas-2'] }]);
    // Its price was never spent.
    expect(line.spent()).toBe(2);
  });

  it('tells somebody without an address of nothing, and says so', async () => {
    const line = theLine({
      officers: [anOfficer('petugas-1', { phone: undefined, email: undefined })],
    });
    await line.announce(announcement);
    expect(line.sent).toEqual([]);
    expect(line.outcomes.get('18.09')).toEqual({ region: '18.09', told: 0, failed: ['petugas-1'] });
  });

  it('is not sent to somebody who left while it waited, and costs nothing then', async () => {
    const night = Date.parse('2026-11-23T14:00:00Z');
    const leaving = anOfficer('petugas-1', { region: '18.09' });
    const line = theLine({ now: night, officers: [leaving] });
    await line.announce({ ...announcement, at: night });
    leaving.active = false;
    await line.pass(10 * 60);
    expect(told(line)).toEqual(['petugas-1 email']);
    expect(line.spent()).toBe(0);
  });

  it('killed between any two awaits, tells everybody once or twice by each channel', async () => {
    for (let at = 1; ; at += 1) {
      let passed = 0;
      let dead = false;
      const line = theLine({
        edge: () => {
          passed += 1;
          if (passed === at) dead = true;
          if (dead) throw new Error('killed');
        },
      });
      const untilDone = async (run: () => Promise<unknown>) => {
        await run().catch((error: unknown) => {
          if (!dead) throw error;
        });
        const wasKilled = dead;
        dead = false;
        if (wasKilled) await run();
      };
      await untilDone(() => line.announce(announcement));
      for (let minute = 0; minute < 4; minute += 1) {
        line.waitMinutes(1);
        await untilDone(line.digest);
      }
      expect([...new Set(told(line))]).toEqual(everybody);
      expect(line.sent.length).toBeLessThanOrEqual(everybody.length + 1);
      expect([...line.deliveries.values()].map(({ state }) => state)).toEqual(
        Array(6).fill('accepted'),
      );
      if (passed < at) break;
    }
  });

  it('has a subject by e-mail only, in characters SNS takes', async () => {
    const line = theLine();
    await line.announce({ ...announcement, title: 'Rapat “café” – ' + 'é'.repeat(90) });
    for (const { channel, subject } of line.sent)
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
