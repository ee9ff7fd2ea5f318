import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Alert } from '../../functions/satgas/alerts/alert.ts';
import { notifyOfficers } from '../../functions/satgas/telling/notify-officers.ts';
import type { Delivery } from '../../functions/satgas/telling/delivery.ts';
import { noticeOf } from '../../functions/satgas/telling/relay-messages.ts';
import { sendMessage } from '../../functions/satgas/telling/send-message.ts';
import type { OutgoingMessage } from '../../functions/satgas/telling/outgoing.ts';
import { notifyStream } from '../../functions/satgas/telling/notify-officers.stream.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { readLink } from '../../functions/satgas/alerts/personal-link.ts';
import { phoneMarks } from '../../functions/satgas/telling/sms-account-store.ts';
import { linkTag } from '../../functions/satgas/alerts/who-may-know.ts';
import type { KeyedHash } from '../../shared/keyed-hash.ts';
import { segmentSeptets } from '../../functions/satgas/alerts/sms-text.ts';
import { anAlert, anOfficer } from '../support/builders.ts';
import { memoryDeliveries, nothingSeen } from '../support/memory-deliveries.ts';
import { memoryAlerts, mondayMorning } from '../support/memory-satgas.ts';
import { asReleased } from '../support/policy.ts';

const key = Buffer.alloc(32, 9);
const publicUrl = 'https://abcdefghij.execute-api.ap-southeast-3.amazonaws.com/live';
const officer = anOfficer('petugas-1', {
  name: 'Siti Rahayu',
  phone: '+6281234567890',
  email: 'siti@contoh.test',
});

type Told = { deaf?: string; optedOut?: KeyedHash[] };
const markPhone = phoneMarks(() => Promise.resolve(Buffer.alloc(32, 4)));

/** A satgas whose messages are kept; publishing fails for the officer named in `deaf`. */
const theMessages = (officers: Officer[], { deaf, optedOut = [] }: Told = {}) => {
  const sent: OutgoingMessage[] = [];
  const planned: Delivery[] = [];
  const memory = memoryAlerts();
  const { deliveries, kept } = memoryDeliveries((row) => planned.push(row));
  const needs = {
    officers: { listOf: () => Promise.resolve(officers) },
    announcements: { find: () => Promise.resolve(undefined) },
    alerts: memory.alerts,
    deliveries,
    budget: {
      monthlyMicroUsd: 100,
      spent: () => Promise.resolve(0),
      partMicroUsd: 1,
      reserve: () => Promise.resolve('reserved' as const),
      giveBack: () => Promise.resolve(),
    },
    silences: { find: () => Promise.resolve(undefined) },
    account: () => Promise.resolve({ isInSandbox: false, spendLimitUsd: 1, optedOut }),
    markPhone,
    count: () => undefined,
    unread: nothingSeen,
    policyOf: asReleased,
    linkKey: () => Promise.resolve(key),
    publicUrl,
    publish: (message: OutgoingMessage) => {
      if (message.to === deaf) return Promise.reject(new Error('the topic is gone'));
      sent.push(message);
      return Promise.resolve(`m-${String(sent.length)}`);
    },
    now: () => mondayMorning,
  };
  const decide = notifyOfficers(needs);
  const send = sendMessage(needs);
  /** Decides, and lets the queues bring what was decided. */
  const notify = async (alert: Alert) => {
    memory.keep({ ...alert, told: [...new Set([...alert.told, ...alert.telling])] });
    await decide(alert);
    for (const row of planned.splice(0)) await send(noticeOf(row));
  };
  return { sent, kept, notify };
};

const image = (alert: Alert) =>
  marshall(alert) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const aChange = (before: Alert | undefined, after: Alert | undefined): DynamoDBRecord => ({
  eventName: !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE',
  dynamodb: {
    SequenceNumber: '111',
    ...(before && { OldImage: image(before) }),
    ...(after && { NewImage: image(after) }),
  },
});

describe('telling the officers', () => {
  it('gives each one a link of their own, for a day', async () => {
    const { sent, notify } = theMessages([officer, anOfficer('petugas-2')]);
    await notify(anAlert({ telling: ['petugas-1', 'petugas-2'] }));
    expect(sent.map(({ to, region, channel }) => [to, region, channel])).toEqual([
      ['petugas-1', '18.09', 'sms'],
      ['petugas-1', '18.09', 'email'],
      ['petugas-2', '18.09', 'sms'],
      ['petugas-2', '18.09', 'email'],
    ]);
    const texts = sent.filter(({ channel }) => channel === 'sms').map(({ text }) => text);
    const links = texts.map((text) => readLink(key, text.slice(text.lastIndexOf('/') + 1)));
    expect(links).toMatchObject(
      ['petugas-1', 'petugas-2'].map((id) => ({
        ok: true,
        officerTag: linkTag({ region: '18.09', officerId: id }),
        expiresAt: mondayMorning + 24 * 3_600_000,
      })),
    );
  });

  it.each([1, 2, 3, 4, 5])(
    'says at severity %i in one SMS what to do, and names nobody',
    async (severity) => {
      const { sent, notify } = theMessages([officer]);
      await notify(anAlert({ severity, accusedUnit: 'DISDIK' }));
      const [sms, email] = sent;
      expect(sms?.text.length).toBeLessThanOrEqual(segmentSeptets);
      expect(sms?.text).toContain(`${publicUrl}/a/`);
      expect(sms).not.toHaveProperty('subject');
      for (const text of [sms?.text, email?.text, email?.subject]) {
        expect(text).not.toMatch(/Siti|Rahayu|81234567890|siti@|DISDIK|petugas|other/);
        expect(text).not.toMatch(/pilkada|kampanye|politik|partai|calon/i);
      }
    },
  );

  it('does not tell an officer of the accused’s unit who has the same id as one further up', async () => {
    const chair = anOfficer('ketua', { rung: 'chair', unit: 'SEKDA' });
    const province = anOfficer('ketua', { rung: 'province', region: '18' });
    const { sent, notify } = theMessages([chair, province]);
    await notify(anAlert({ accusedUnit: 'SEKDA', rung: 2, telling: ['ketua'] }));
    expect(new Set(sent.map(({ region }) => region))).toEqual(new Set(['18']));
  });

  it('tells each of those who share a phone and a mailbox, by a message of their own', async () => {
    const other = anOfficer('petugas-2', { phone: officer.phone, email: officer.email });
    const { sent, notify } = theMessages([officer, other]);
    await notify(anAlert({ telling: ['petugas-1', 'petugas-2'] }));
    const mails = sent.filter((one) => one.channel === 'email');
    expect(mails.map(({ to, mailbox }) => [to, mailbox])).toEqual([
      ['petugas-1', officer.email],
      ['petugas-2', officer.email],
    ]);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(2);
  });

  it('sends no SMS to a phone that opted out, which it knows by its mark', async () => {
    const other = anOfficer('petugas-2', { phone: '+6281234567999' });
    const optedOut = [await markPhone(other.phone ?? '')];
    const { sent, notify } = theMessages([officer, other], { optedOut });
    await notify(anAlert({ telling: ['petugas-1', 'petugas-2'] }));
    expect(sent.map(({ to, channel }) => [to, channel])).toEqual([
      ['petugas-1', 'sms'],
      ['petugas-1', 'email'],
      ['petugas-2', 'email'],
    ]);
  });

  it('does not tell an officer who left meanwhile', async () => {
    const { sent, notify } = theMessages([{ ...officer, active: false }]);
    await notify(anAlert());
    expect(sent).toEqual([]);
  });
});

describe('a row that says which alert leads', () => {
  it('is no alert, and notifies nobody', async () => {
    const { sent, notify } = theMessages([officer]);
    const row = { region: 'leads#18.09', alertId: 'told#mark', leadId: 'x', severity: 3 };
    const NewImage = marshall(row) as ReturnType<typeof image>;
    const record = { eventName: 'INSERT' as const, dynamodb: { SequenceNumber: '1', NewImage } };
    const answer = await notifyStream(notify)({ Records: [record] });
    expect(answer.batchItemFailures).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('a change of an alert', () => {
  const open = anAlert();
  const taken = anAlert({
    state: 'taken',
    takers: ['petugas-1'],
    takenBy: 'petugas-1',
    takenAt: 1,
  });
  it.each<[string, Alert | undefined, Alert | undefined, number]>([
    ['that opens it tells', undefined, open, 1],
    ['that climbs tells', open, anAlert({ step: 1, rung: 1 }), 1],
    ['that takes it tells nobody', open, taken, 0],
    ['that is neither tells nobody', open, anAlert({ dueAt: 5 }), 0],
    ['that forgets it tells nobody', taken, undefined, 0],
  ])('%s', async (_, before, after, told) => {
    const { sent, notify } = theMessages([officer]);
    const answer = await notifyStream(notify)({ Records: [aChange(before, after)] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(sent.length).toBe(told * 2);
  });

  it('whose messages no service takes is done: the messages wait', async () => {
    const { kept, notify } = theMessages([officer], { deaf: 'petugas-1' });
    const fresh = anAlert({ steppedAt: mondayMorning });
    const answer = await notifyStream(notify)({ Records: [aChange(undefined, fresh)] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect([...kept.values()]).toMatchObject([
      { channel: 'sms', state: 'queued', sendAt: mondayMorning + 60_000 },
      { channel: 'email', state: 'queued', sendAt: mondayMorning + 60_000 },
    ]);
  });

  it('whose messages cannot be stored comes again', async () => {
    const failing = notifyStream(() => Promise.reject(new Error('down')));
    const answer = await failing({ Records: [aChange(undefined, open)] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '111' }] });
  });
});
