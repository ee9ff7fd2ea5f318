import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { isReached } from '../../../functions/satgas/officers/reach.ts';
import { channelOrder } from '../../../functions/satgas/channel-order.ts';
import { channels, type Channel } from '../../../functions/satgas/policy.ts';
import { whatsappGreeting } from '../../../functions/satgas/telling/greet-officer.ts';
import {
  planDeliveries,
  type Circumstances,
} from '../../../functions/satgas/telling/delivery-plan.ts';
import { reachableIn } from '../../../functions/satgas/telling/reachable.ts';
import { recordWhatsapp } from '../../../functions/satgas/telling/record-whatsapp.ts';
import { sendWhatsapp } from '../../../functions/satgas/telling/send-whatsapp.ts';
import { whatsappAlert } from '../../../functions/satgas/alerts/whatsapp-texts.ts';
import { campaignShape } from '../../../shared/campaign-shape.ts';
import { whatBecame } from '../../../shared/what-became.ts';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { mondayMorning as now, theSatgas } from '../../support/memory-satgas.ts';
import { under } from '../../support/policy.ts';

const chosen = { whatsappAskedAt: 1, whatsappConfirmedAt: 2 };
const confirmed = { ...chosen, phoneConfirmedAt: 1, emailConfirmedAt: 1 };
const smsFirst = ['sms', 'email', 'whatsapp'] as const;
const whatsappFirst = ['whatsapp', 'sms', 'email'] as const;

const its = (more: Partial<Circumstances> = {}): Circumstances => ({
  ...{ region: '18.09', severity: 3, isFirst: true, channels, order: smsFirst },
  ...{ recentSms: 0, budgetSpent: 0, ...under(now) },
  ...more,
});
const plansOf = (officer: Partial<Officer>, more: Partial<Circumstances> = {}) =>
  Object.fromEntries(
    planDeliveries(anOfficer('petugas-1', officer), its(more)).map((plan) => [
      plan.channel,
      plan.when === 'now' ? 'now' : plan.why,
    ]),
  );

describe('WhatsApp as a channel', () => {
  it('tells the first of a case beside SMS and e-mail, to whoever chose and confirmed it', () => {
    expect(plansOf(confirmed)).toEqual({ sms: 'now', email: 'now', whatsapp: 'now' });
    expect(plansOf({ ...confirmed, whatsappConfirmedAt: undefined })).toMatchObject({
      whatsapp: 'not-chosen',
    });
    expect(plansOf(confirmed, { region: '00.99' })).toMatchObject({ whatsapp: 'practice' });
  });

  it('is never the only confirmed channel of anybody, and counts nobody as reached', () => {
    const officer = anOfficer('petugas-1', chosen);
    expect(plansOf(chosen)).toEqual({ sms: 'now', email: 'now', whatsapp: 'alone' });
    expect(isReached(officer)).toBe(false);
    expect(reachableIn('18.09', [officer], now)).toEqual([]);
    expect(isReached({ ...officer, phoneConfirmedAt: 1 })).toBe(true);
  });

  it('obeys night, silence, bursts and the budget as an SMS does', () => {
    const night = Date.parse('2026-11-23T15:00:00Z');
    const again = { isFirst: false, order: whatsappFirst } as const;
    expect(plansOf(confirmed, { now: night })).toMatchObject({ whatsapp: 'quiet-hours' });
    expect(plansOf(confirmed, { ...again, silentUntil: now + 1 })['whatsapp']).toBe('silence');
    expect(plansOf(confirmed, { ...again, recentWhatsapp: 5 })).toMatchObject({
      whatsapp: 'burst',
    });
    expect(plansOf(confirmed, { budgetSpent: 1 })).toMatchObject({ whatsapp: 'budget' });
    expect(plansOf(confirmed, { severity: 5, now: night })).toMatchObject({ whatsapp: 'now' });
  });

  it('tells a phone once what is told again, by whichever channel of it the region puts first', () => {
    const again = { isFirst: false };
    expect(plansOf(confirmed, again)).toEqual({
      sms: 'now',
      email: 'now',
      whatsapp: 'other-first',
    });
    expect(plansOf(confirmed, { ...again, order: whatsappFirst })).toEqual({
      ...{ sms: 'other-first', email: 'now', whatsapp: 'now' },
    });
    const bounced = { ...confirmed, emailBouncedAt: 3 };
    expect(plansOf(bounced, { ...again, order: whatsappFirst })).toEqual({
      ...{ sms: 'now', email: 'bounced', whatsapp: 'now' },
    });
  });

  it('is never all that tells anybody, whatever the clock, the order, the budget and the addresses are', () => {
    const maybe = fc.option(fc.constant(1), { nil: undefined });
    const officers = fc.record({
      ...{ phoneConfirmedAt: maybe, emailConfirmedAt: maybe, emailBouncedAt: maybe },
      email: fc.option(fc.constant('a@contoh.test'), { nil: undefined }),
      whatsappConfirmedAt: maybe,
    });
    const around = fc.record({
      ...{ isFirst: fc.boolean(), severity: fc.integer({ min: 1, max: 5 }) },
      order: fc.constantFrom<readonly Channel[]>(smsFirst, whatsappFirst, ['sms', 'email']),
      now: fc.integer({ min: now, max: now + 86_400_000 }),
      ...{ recentSms: fc.nat(9), recentWhatsapp: fc.nat(9), recentMails: fc.nat(20) },
      budgetSpent: fc.double({ min: 0, max: 1.2, noNaN: true }),
    });
    fc.assert(
      fc.property(officers, around, (officer, more) => {
        const used = planDeliveries(anOfficer('petugas-1', officer), its(more)).filter(
          ({ when }) => when !== 'never',
        );
        if (used.some(({ channel }) => channel === 'whatsapp'))
          expect(used.length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('an alert by WhatsApp', () => {
  it('is planned once, paid for, sent once as the SMS is, with a link of the officer’s own', async () => {
    const { report, notify, sent, spent } = await aLine();
    expect(sent.map(({ channel }) => channel).sort()).toEqual(['email', 'sms', 'whatsapp']);
    const byWhatsapp = sent.find(({ channel }) => channel === 'whatsapp');
    expect(byWhatsapp).toMatchObject({ template: 'alert', phone: anOfficer('petugas-1').phone });
    expect(byWhatsapp?.text).toMatch(/https:\/\/netral\.contoh\.test\/a\/[\w-]+/);
    expect(JSON.stringify(byWhatsapp)).not.toMatch(/Petugas|DISDIK/);
    expect(spent()).toBe(2);
    await notify(report);
    expect(sent).toHaveLength(3);
  });
});

const aLine = async () => {
  const officers = [anOfficer('petugas-1', confirmed)];
  const line = theSatgas({ officers, order: smsFirst });
  await line.open(aReportReceived({ region: '18.09' }));
  await line.settle();
  const [report] = [...line.kept.values()];
  if (!report) throw new Error('no alert');
  return { report, notify: line.notify, sent: line.sent, spent: line.spent };
};

describe('what goes to WhatsApp', () => {
  it('is an approved template with its gaps, and one button that ends as the personal link does', async () => {
    const asked: unknown[] = [];
    const client = {
      send: (command: { input: unknown }) => {
        asked.push(command.input);
        return Promise.reject(new Error('seen'));
      },
    };
    const numberArn = 'arn:aws:social-messaging:ap-southeast-1:1:phone-number-id/a';
    const send = sendWhatsapp(client, {
      numberArn,
      publicUrl: 'https://netral.example',
      templates: { alert: 'netral_siaga', digest: 'b', contact: 'c' },
    });
    const link = 'https://netral.example/a/token';
    const text = whatsappAlert({ region: '18.09', caseNumber: 'K-1', severity: 4, link });
    const message = { region: '18.09', to: 'petugas-1', phone: '+6281234567890', ...text };
    await expect(send(message)).rejects.toThrow('seen');
    const said = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: '+6281234567890' },
      type: 'template',
      template: {
        ...{ name: 'netral_siaga', language: { code: 'id' } },
        components: [
          { type: 'body', parameters: ['18.09', 'K-1', 'TINGGI'].map(gap) },
          { type: 'button', sub_type: 'url', index: '0', parameters: [gap('a/token')] },
        ],
      },
    };
    expect(asked).toEqual([
      {
        ...{ originationPhoneNumberId: numberArn, metaApiVersion: 'v20.0' },
        message: Buffer.from(JSON.stringify(said)),
      },
    ]);
  });

  it.each([
    ['ThrottledRequestException', 429, 'not-taken'],
    ['AccessDeniedByMetaException', 400, 'not-taken'],
    ['InvalidParametersException', 400, 'refused'],
    ['DependencyException', 502, 'unclear'],
  ])('is %s: %d, and so %s', (name, httpStatusCode, became) => {
    expect(whatBecame(Object.assign(new Error(), { name, $metadata: { httpStatusCode } }))).toBe(
      became,
    );
  });
});

const gap = (text: string) => ({ type: 'text', text });

describe('what Meta says of a message', () => {
  const told = (statuses: object[], more: object = {}) => ({
    ...{ context: {}, messageId: 'aws-1', aws_account_id: '1' },
    whatsAppWebhookEntry: JSON.stringify({ changes: [{ value: { statuses, ...more } }] }),
  });
  const noted = async (event: unknown) => {
    const notes: unknown[] = [];
    const counted: string[] = [];
    await recordWhatsapp({
      note: (id, { state, reason }) => Promise.resolve(notes.push([id, state, reason]) > 0),
      count: (metric) => counted.push(metric),
    })(event);
    return { notes, counted };
  };

  it.each([
    ['delivered', [], [['aws-1', 'delivered', 'delivered']], []],
    ['read', [], [['aws-1', 'delivered', 'read']], []],
    ['failed', [{ code: 131026 }], [['aws-1', 'failed', 'meta-131026']], ['WhatsappFailed']],
    ['sent', [], [], []],
  ])('comes back to its row: %s', async (status, errors, notes, counted) => {
    const one = { id: 'wamid.1', recipient_id: '6281234567890', status, errors };
    expect(await noted(told([one]))).toEqual({ notes, counted });
  });

  it('is passed over where it is something else: a message to the number, no JSON, nothing', async () => {
    const lead = told([], { messages: [{ from: '62812', text: { body: 'Halo' } }] });
    for (const event of [lead, { whatsAppWebhookEntry: '{' }, {}, null, 'x'])
      expect((await noted(event)).notes).toEqual([]);
  });
});

describe('the order of channels', () => {
  const withOrder = (alertChannels: unknown) => {
    const campaign = demoCampaign();
    const [first] = campaign.regions;
    return { ...campaign, regions: [{ ...first, alertChannels }] };
  };

  it('is the region’s, within bounds: each once, SMS and e-mail always, WhatsApp only where it is on', () => {
    const campaign = demoCampaign();
    const { code = '' } = campaign.regions[0] ?? {};
    expect(channelOrder(campaign, 1)(code)).toEqual(['sms', 'email', 'whatsapp']);
    expect(channelOrder(campaign, 0)(code)).toEqual(['sms', 'email']);
    const own = campaignShape.parse(withOrder(['whatsapp', 'email', 'sms']));
    expect(channelOrder(own, 1)(code)).toEqual(['whatsapp', 'email', 'sms']);
    for (const wrong of [
      ['whatsapp'],
      ['sms', 'whatsapp'],
      ['sms', 'sms', 'email'],
      ['sms', 'fax', 'email'],
    ])
      expect(campaignShape.safeParse(withOrder(wrong)).success).toBe(false);
  });
});

describe('the link that confirms a WhatsApp', () => {
  it('is sent to whoever has just asked for it, and to nobody else', async () => {
    const greeted = async (before: Partial<Officer>, after: Partial<Officer>) =>
      whatsappGreeting({
        ...{ linkKey: () => Promise.resolve(Buffer.alloc(32, 9)), now: () => now },
        publicUrl: 'https://netral.example',
      })(anOfficer('a', before), anOfficer('a', after));
    const [message, ...others] = await greeted({}, { whatsappAskedAt: now });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      message: { channel: 'whatsapp', template: 'contact' },
      paying: { as: 'other', channel: 'whatsapp' },
    });
    for (const after of [
      {},
      { whatsappAskedAt: now, active: false },
      { whatsappAskedAt: now, whatsappConfirmedAt: 1 },
    ])
      expect(await greeted({}, after)).toEqual([]);
    expect(await greeted({ whatsappAskedAt: now }, { whatsappAskedAt: now })).toEqual([]);
  });
});
