import { describe, expect, it } from '@jest/globals';
import type { Quarantined } from '../../functions/reports/quarantine-store.ts';
import { receiveWebhook } from '../../functions/reports/receive-webhook.ts';
import type { ReportForm } from '../../functions/reports/report-form.ts';
import type { Source } from '../../functions/reports/source-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { signStandardWebhook } from '../../shared/signatures/standard-webhooks.ts';
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

const theDoor = (source: Source | undefined, submitted: ReportForm[] = []) => {
  const quarantined: Quarantined[] = [];
  const counted: string[] = [];
  const receive = receiveWebhook({
    sources: { find: () => Promise.resolve(source) },
    quarantine: {
      add: (delivery) => {
        quarantined.push(delivery);
        return Promise.resolve('added');
      },
    },
    submit: (form) => {
      if (form.place === 'reused') return Promise.reject(new Refusal('idempotency-key-reused'));
      if (form.place === 'broken') return Promise.reject(new Error('the engine is away'));
      submitted.push(form);
      return Promise.resolve({ code: '', caseNumber: '', region: '', outcome: 'added' as const });
    },
    count: (metric) => counted.push(metric),
  });
  const send = (body: string, signedWith = secret) => {
    const signed = signStandardWebhook({
      id: 'msg_1',
      timestampMs: now,
      body: Buffer.from(body),
      secret: signedWith,
    });
    const headers = Object.fromEntries(
      Object.entries(signed).map(([name, value]) => [name, [value]]),
    );
    return receive({ source: 'formulir', headers, body: Buffer.from(body), receivedAt: now });
  };
  return { send, quarantined, counted, submitted };
};

const body = (more: object = {}) =>
  JSON.stringify({ type: 'report.submitted', data: aReport({ ...more }) });

describe('a delivery', () => {
  it('with a good signature becomes a report, in the source’s region where it has one', async () => {
    const door = theDoor(aSource({ region: '35.75' }));
    await door.send(body());
    expect(door.submitted).toMatchObject([{ region: '35.75', lane: 'lead' }]);
    expect(door.quarantined).toEqual([]);
  });

  it('with a bad signature is refused, counted, and leaves nothing', async () => {
    const door = theDoor(aSource());
    const forged = door.send(body(), `whsec_${Buffer.alloc(32, 6).toString('base64')}`);
    await expect(forged).rejects.toMatchObject({ code: 'signature-refused' });
    expect([door.submitted, door.quarantined]).toEqual([[], []]);
    expect(door.counted).toEqual(['WebhookSignatureRefused']);
  });

  it.each<[string, Source | undefined, string, string]>([
    ['to an unknown source', undefined, body(), 'unknown-source'],
    ['to a paused source', aSource({ active: false }), body(), 'unknown-source'],
    ['that is not JSON', aSource(), 'nope', 'malformed-json'],
    ['with a wrong field', aSource(), body({ conduct: 'nonsense' }), 'invalid-fields'],
    ['whose id came with another body', aSource(), body({ place: 'reused' }), 'same-id-other-body'],
  ])('%s is quarantined whole, with the reason', async (_, source, text, reason) => {
    const door = theDoor(source);
    await door.send(text);
    expect(door.quarantined).toMatchObject([{ reason }]);
    expect(Buffer.from(door.quarantined[0]?.body ?? []).toString()).toBe(text);
    expect(door.submitted).toEqual([]);
  });

  it('is asked for again when the fault is ours: nothing is answered, nothing quarantined', async () => {
    const door = theDoor(aSource());
    await expect(door.send(body({ place: 'broken' }))).rejects.toThrow('the engine is away');
    expect(door.quarantined).toEqual([]);
  });
});
