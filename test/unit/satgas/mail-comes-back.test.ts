import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { isReached, isReachedBy } from '../../../functions/satgas/officers/reach.ts';
import type { Bounce } from '../../../functions/satgas/officers/officer-store.ts';
import { markMailboxes } from '../../../functions/satgas/telling/mark-mailboxes.ts';
import { planDeliveries } from '../../../functions/satgas/telling/delivery-plan.ts';
import { reachableIn } from '../../../functions/satgas/telling/reachable.ts';
import { recordReceipts } from '../../../functions/satgas/telling/record-receipts.ts';
import { consider } from '../../../functions/satgas/alerts/ladder.ts';
import { anOfficer } from '../../support/builders.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';
import { under } from '../../support/policy.ts';

const mailbox = 'Siti@contoh.test';
const sentAt = '2026-11-29T01:00:00.000Z';

/** As SES publishes to its topic, and SNS hands to a function. */
const told = (event: Record<string, unknown>, tags: Record<string, string[]> = {}) => ({
  Records: [
    {
      Sns: {
        Message: JSON.stringify({
          mail: {
            ...{ messageId: 'm-1', timestamp: sentAt, destination: [mailbox] },
            tags: { region: ['18-09'], officer: ['siti'], ...tags },
          },
          ...event,
        }),
      },
    },
  ],
});
const bounce = (bounceType: string, bounceSubType = 'General') => ({
  eventType: 'Bounce',
  bounce: {
    ...{ bounceType, bounceSubType },
    bouncedRecipients: [
      { emailAddress: mailbox.toLowerCase(), diagnosticCode: `550 unknown ${mailbox}` },
    ],
  },
});
const complaint = (complaintFeedbackType: string | null = 'abuse') => ({
  eventType: 'Complaint',
  complaint: { complainedRecipients: [{ emailAddress: mailbox }], complaintFeedbackType },
});
const delivery = { eventType: 'Delivery', delivery: { recipients: [mailbox] } };

describe('what SES tells of a mail', () => {
  const rowOf = async (event: Record<string, unknown>) => {
    const noted: unknown[] = [];
    const record = recordReceipts({
      note: (messageId, receipt) => {
        noted.push([messageId, receipt.state, receipt.reason]);
        return Promise.resolve(true);
      },
      count: () => undefined,
    });
    await record(told(event));
    expect(JSON.stringify(noted).toLowerCase()).not.toContain(mailbox.toLowerCase());
    return noted;
  };

  it.each<[string, Record<string, unknown>, unknown[]]>([
    ['taken by its server', delivery, [['m-1', 'delivered', 'mail-server']]],
    ['come back for good', bounce('Permanent'), [['m-1', 'failed', 'Permanent/General']]],
    [
      'come back for now',
      bounce('Transient', 'MailboxFull'),
      [['m-1', 'failed', 'Transient/MailboxFull']],
    ],
    ['called spam by its reader', complaint(), [['m-1', 'delivered', 'complained']]],
    ['called no spam', complaint('not-spam'), []],
    ['opened, which we do not ask', { eventType: 'Open', open: {} }, []],
  ])('moves the row of one %s on, and holds no address', async (_, event, rows) => {
    expect(await rowOf(event)).toEqual(rows);
  });
});

describe('the mailbox that a mail comes back from', () => {
  const markedBy = async (event: unknown, officers: Officer[] = [siti]) => {
    const marked: [string, Bounce][] = [];
    const counted: string[] = [];
    await markMailboxes({
      officers: {
        listOf: ([region]) => Promise.resolve(officers.filter((one) => one.region === region)),
        markBounced: ({ officerId }, one) => {
          marked.push([officerId, one]);
          return Promise.resolve(true);
        },
      },
      count: (metric) => void counted.push(metric),
    })(event);
    expect(counted).toHaveLength(marked.length);
    return marked;
  };
  const siti = anOfficer('siti', { email: mailbox });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['for good', bounce('Permanent'), 'bounced'],
    ['as spam', complaint(), 'complained'],
    ['for now', bounce('Transient'), undefined],
    ['for a reason nobody knows', bounce('Undetermined'), undefined],
    ['not at all', delivery, undefined],
  ])('is marked where it comes back %s', async (_, event, why) => {
    const at = Date.parse(sentAt);
    expect(await markedBy(told(event))).toEqual(
      why === undefined ? [] : [['siti', { mailbox, why, at }]],
    );
  });

  it('is marked for all who share it, and for nobody else', async () => {
    const others = [anOfficer('budi', { email: mailbox }), anOfficer('lain')];
    const marked = await markedBy(told(bounce('Permanent')), [siti, ...others]);
    expect(marked.map(([officerId]) => officerId)).toEqual(['siti', 'budi']);
  });

  it('is nobody’s where the mail named no region', async () => {
    expect(await markedBy(told(bounce('Permanent'), { region: [] }))).toEqual([]);
  });
});

const bounced = { emailBouncedAt: 1, emailBouncedWhy: 'bounced' } as const;
const confirmed = { phoneConfirmedAt: 1, emailConfirmedAt: 1 };

describe('an officer', () => {
  it.each<[string, Partial<Officer>, boolean]>([
    ['has confirmed nothing', {}, false],
    ['has confirmed the phone', { phoneConfirmedAt: 1 }, true],
    ['has confirmed the mailbox', { emailConfirmedAt: 1 }, true],
    ['confirmed a mailbox that bounces', { emailConfirmedAt: 1, ...bounced }, false],
    ['has a phone beside it', { ...confirmed, ...bounced }, true],
    ['lost the phone that was confirmed', { phone: undefined, phoneConfirmedAt: 1 }, false],
  ])('who %s is reached or is not', (_, more, reached) => {
    expect(isReached(anOfficer('siti', more))).toBe(reached);
  });

  it('counts as reachable in a region only when reached', () => {
    const officers = [anOfficer('siti'), anOfficer('budi', confirmed)];
    const found = reachableIn('18.09', officers, mondayMorning).map(({ officerId }) => officerId);
    expect(found).toEqual(['budi']);
  });

  const circumstances = {
    ...{ region: '18.09', severity: 3, isFirst: true, channels: ['sms', 'email'] as const },
    ...{ recentSms: 0, budgetSpent: 0, ...under(mondayMorning) },
  };

  it('is tried by what is not confirmed all the same, and by no mailbox that bounces', () => {
    const unconfirmed = anOfficer('siti');
    expect(isReachedBy(unconfirmed, 'email')).toBe(false);
    expect(planDeliveries(unconfirmed, circumstances)).toEqual([
      { channel: 'sms', when: 'now' },
      { channel: 'email', when: 'now' },
    ]);
    expect(planDeliveries(anOfficer('siti', bounced), circumstances)[1]).toEqual({
      ...{ channel: 'email', when: 'never', why: 'bounced' },
    });
  });

  it('with nothing but a mailbox that bounces is passed over: the next rung is told', () => {
    const officers = [anOfficer('siti', { phone: undefined, ...bounced })];
    const about = {
      ...{ region: '18.09', severity: 3 },
      barring: { standing: 'none' as const, units: [], names: [] },
    };
    expect(consider(officers, about, mondayMorning)[0]?.barred).toBe('no-channel');
  });
});
