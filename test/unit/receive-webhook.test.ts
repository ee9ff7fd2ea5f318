import { describe, expect, it } from '@jest/globals';
import type { Quarantined } from '../../functions/reports/sources/quarantine-store.ts';
import { receiveWebhook } from '../../functions/reports/sources/receive-webhook.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { submitReport } from '../../functions/reports/submit-report.ts';
import { signStandardWebhook } from '../../shared/signatures/standard-webhooks.ts';
import { memoryReports } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aReport } from '../support/forms.ts';

const now = Date.now();
const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const aSource = (more: Partial<Source> = {}): Source => ({
  source: 'formulir',
  scheme: 'standard-webhooks',
  secrets: [secret],
  active: true,
  changedAt: 0,
  ...more,
});

const theDoor = (source: Source | undefined, receivedAt = now) => {
  const quarantined: Quarantined[] = [];
  const counted: string[] = [];
  const { kept, store } = memoryReports();
  const receive = receiveWebhook({
    sources: { find: () => Promise.resolve(source) },
    quarantine: {
      add: (delivery) => {
        quarantined.push(delivery);
        return Promise.resolve('added');
      },
    },
    submit: submitReport({
      campaign: demoCampaign(),
      reports: {
        add: (report) =>
          report.details['place'] === 'broken'
            ? Promise.reject(new Error('the engine is away'))
            : store.add(report),
      },
      codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
      now: () => receivedAt,
    }),
    count: (metric) => counted.push(metric),
  });
  const send = (body: string | Uint8Array, signedWith = secret, id = 'msg_1') => {
    const bytes = Buffer.from(body);
    const signed = signStandardWebhook({
      id,
      timestampMs: receivedAt,
      body: bytes,
      secret: signedWith,
    });
    const headers = Object.fromEntries(
      Object.entries(signed).map(([name, value]) => [name, [value]]),
    );
    return receive({ source: 'formulir', headers, body: bytes, receivedAt });
  };
  return { send, quarantined, counted, reports: () => [...kept.values()] };
};

const body = (more: object = {}) =>
  JSON.stringify({ type: 'report.submitted', data: aReport({ ...more }) });

describe('a delivery', () => {
  it('with a good signature becomes a report, in the source’s region where it has one', async () => {
    const door = theDoor(aSource({ region: '35.75' }));
    await door.send(body());
    expect(door.reports()).toMatchObject([{ region: '35.75', lane: 'lead', cameBy: 'formulir' }]);
    expect(door.quarantined).toEqual([]);
  });

  it('with a bad signature is refused, counted, and leaves nothing', async () => {
    const door = theDoor(aSource());
    const forged = door.send(body(), `whsec_${Buffer.alloc(32, 6).toString('base64')}`);
    await expect(forged).rejects.toMatchObject({ code: 'signature-refused' });
    expect([door.reports(), door.quarantined]).toEqual([[], []]);
    expect(door.counted).toEqual(['WebhookSignatureRefused']);
  });

  it.each<[string, Source | undefined, string, string]>([
    ['to an unknown source', undefined, body(), 'unknown-source'],
    ['to a paused source', aSource({ active: false }), body(), 'unknown-source'],
    ['that is not JSON', aSource(), 'nope', 'malformed-json'],
    ['with a wrong field', aSource(), body({ conduct: 'nonsense' }), 'invalid-fields'],
    ['that is a list', aSource(), '[]', 'invalid-fields'],
    ['of another region', aSource(), body({ region: '11.01' }), 'invalid-fields'],
  ])('%s is quarantined whole, with the reason', async (_, source, text, reason) => {
    const door = theDoor(source);
    await door.send(text);
    expect(door.quarantined).toMatchObject([{ reason }]);
    expect(Buffer.from(door.quarantined[0]?.body ?? []).toString()).toBe(text);
    expect(door.reports()).toEqual([]);
    expect(door.counted).toEqual(['QuarantinedDeliveries']);
  });

  it.each<[string, object, string[]]>([
    ['region', { region: '11.01' }, ['region: unknown-region']],
    ['conduct', { conduct: 'nonsense' }, ['conduct: not-one-of']],
    ['field', { nama: 'x' }, ['nama: unknown-field']],
    ['accused', { accusedName: undefined }, ['accusedName: accused-unnamed']],
  ])('with a wrong %s is quarantined with the field named', async (_, more, fields) => {
    const door = theDoor(aSource());
    await door.send(body(more));
    expect(door.quarantined).toMatchObject([{ deliveryId: 'msg_1', fields }]);
  });

  it('that is no UTF-8 is quarantined as it came', async () => {
    const door = theDoor(aSource());
    const bytes = Uint8Array.from([0x22, 0xff, 0x22]);
    await door.send(bytes);
    expect(door.quarantined).toMatchObject([{ reason: 'malformed-json' }]);
    expect([...(door.quarantined[0]?.body ?? [])]).toEqual([...bytes]);
  });

  it('that comes again under its id is one report', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    await door.send(body());
    expect(door.reports().length).toBe(1);
    expect(door.quarantined).toEqual([]);
  });

  it('that comes under another id is another report', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    await door.send(body(), secret, 'msg_2');
    expect(door.reports().length).toBe(2);
  });

  it('of another body under a known id is quarantined, and the report stays as it was', async () => {
    const door = theDoor(aSource());
    await door.send(body());
    const before = door.reports();
    await door.send(body({ place: 'Lapangan' }));
    expect(door.quarantined).toMatchObject([{ reason: 'same-id-other-body' }]);
    expect(door.reports()).toEqual(before);
  });

  it('that does not say when it was known is taken as known on the day it came, as the region counts days', async () => {
    const door = theDoor(aSource(), Date.parse('2026-11-23T17:30:00Z'));
    await door.send(body({ occurredOn: '2026-11-24', knownOn: undefined }));
    expect(door.quarantined).toEqual([]);
    expect(door.reports()).toMatchObject([{ details: { knownOn: '2026-11-24' } }]);
  });

  it('is asked for again when the fault is ours: nothing is answered, nothing quarantined', async () => {
    const door = theDoor(aSource());
    await expect(door.send(body({ place: 'broken' }))).rejects.toThrow('the engine is away');
    expect(door.quarantined).toEqual([]);
  });
});
