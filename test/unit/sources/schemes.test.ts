import { describe, expect, it } from '@jest/globals';
import { schemeOf } from '../../../functions/reports/sources/schemes/list.ts';
import { aWebhookDoor } from '../../support/webhook-door.ts';
import {
  currentSecret,
  previousSecret,
  senders,
  wrongSecret,
  type Sender,
  type Sent,
} from '../../support/webhook-senders.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const good = (sender: Sender, secret = currentSecret) => sender.wrap(sender.sample, { secret, at });
const doorOf = ({ source }: Sender) => aWebhookDoor(source, { receivedAt: at });

/** The header or field by which a sender proves itself. */
const proofOf = ({ headers }: Sent): string => {
  const name = Object.keys(headers).find((header) => /signature|authorization|token/.test(header));
  if (name === undefined) throw new Error('This delivery proves itself by no header');
  return name;
};

const named = senders.map((sender) => [sender.source.source, sender] as const);
const signed = named.filter(([, sender]) => sender.signed);
const unsigned = named.filter(([, sender]) => !sender.signed);
const byHeader = named.filter(([, { source }]) => source.source !== 'form-post');

describe.each(named)('a delivery of %s', (_, sender) => {
  it('becomes its reports and is answered as this sender wants, and its raw body is kept', async () => {
    const door = doorOf(sender);
    const sent = good(sender);
    expect(await door.receive(sent)).toEqual({ status: sender.accepted });
    expect(door.quarantined()).toEqual([]);
    expect(door.reports()).toHaveLength(sender.reports);
    expect(door.raw().map(({ body }) => Buffer.from(body))).toEqual([sent.body]);
  });

  it('that comes three times makes its reports once', async () => {
    const door = doorOf(sender);
    for (const secret of [currentSecret, currentSecret, previousSecret])
      await door.receive(good(sender, secret));
    expect(door.reports()).toHaveLength(sender.reports);
    expect(door.quarantined()).toEqual([]);
  });

  it('is taken under the previous secret', async () => {
    const door = doorOf(sender);
    await door.receive(good(sender, previousSecret));
    expect(door.reports()).toHaveLength(sender.reports);
  });

  it('under a wrong secret is refused, counted, and leaves nothing', async () => {
    const door = doorOf(sender);
    await expect(door.receive(good(sender, wrongSecret))).rejects.toMatchObject({
      code: sender.refused === 403 ? 'sender-refused' : 'signature-refused',
    });
    expect([door.reports(), door.quarantined(), door.raw()]).toEqual([[], [], []]);
    expect(door.counted).toEqual(['WebhookSignatureRefused']);
  });

  it('to a paused source is kept whole and told nothing', async () => {
    const door = aWebhookDoor({ ...sender.source, active: false }, { receivedAt: at });
    expect(await door.receive(good(sender))).toEqual({ status: sender.accepted });
    expect(door.quarantined()).toMatchObject([{ reason: 'paused-source' }]);
    expect(door.reports()).toEqual([]);
  });

  it('that cannot be read, whatever its bytes, is a Refusal and never a fault', () => {
    const { source } = sender;
    for (const bytes of [[], [0], [0xff, 0xfe], [0x22, 0xff, 0x22], [...Buffer.from('[null]')]]) {
      const { headers } = good(sender);
      const read = () =>
        schemeOf(source.scheme).read({ headers, body: Buffer.from(bytes), receivedAt: at }, source);
      try {
        read();
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/) });
      }
    }
  });
});

describe.each(byHeader)('a delivery of %s', (_, sender) => {
  it('without its proof is refused', async () => {
    const { headers, body } = good(sender);
    const rest = Object.fromEntries(
      Object.entries(headers).filter(([name]) => name !== proofOf({ headers, body })),
    );
    await expect(doorOf(sender).receive({ headers: rest, body })).rejects.toMatchObject({
      errors: [{ reason: 'missing-header' }],
    });
  });

  it('with its proof twice is refused, even if both are good', async () => {
    const { headers, body } = good(sender);
    const name = proofOf({ headers, body });
    const twice = { ...headers, [name]: [...(headers[name] ?? []), ...(headers[name] ?? [])] };
    const door = doorOf(sender);
    await expect(door.receive({ headers: twice, body })).rejects.toMatchObject({
      errors: [{ field: name, reason: 'repeated-header' }],
    });
    expect(door.reports()).toEqual([]);
  });

  it('with its proof and another, joined by a proxy, is refused', async () => {
    const { headers, body } = good(sender);
    const name = proofOf({ headers, body });
    const [proof = ''] = headers[name] ?? [];
    const other = good(sender, wrongSecret).headers[name]?.[0] ?? '';
    const joined = { ...headers, [name]: [`${proof}, ${other}`] };
    await expect(doorOf(sender).receive({ headers: joined, body })).rejects.toMatchObject({
      errors: [{ field: name }],
    });
  });
});

const changes: [string, (body: Buffer) => Buffer][] = [
  ['truncated', (body) => body.subarray(0, -2)],
  ['with a byte more', (body) => Buffer.concat([body, Buffer.from(' ')])],
  ['without its last newline', (body) => Buffer.from(body.toString().trimEnd())],
  ['with a byte order mark', (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])],
  ['written anew as JSON', (body) => Buffer.from(JSON.stringify(JSON.parse(body.toString())))],
  [
    'with its unicode escaped',
    (body) =>
      Buffer.from(
        body
          .toString()
          .replace(/[^\n -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .replace('Contoh', '\\u0043ontoh'),
      ),
  ],
  ['with one word changed', (body) => Buffer.from(body.toString().replace('Contoh', 'Contah'))],
];

describe.each(signed)('a signed delivery of %s', (_, sender) => {
  it.each(changes)('%s after it was signed is refused', async (__, change) => {
    const { headers, body } = good(sender);
    const door = doorOf(sender);
    await expect(door.receive({ headers, body: change(body) })).rejects.toMatchObject({
      code: sender.refused === 403 ? 'sender-refused' : 'signature-refused',
    });
    expect([door.reports(), door.quarantined(), door.raw()]).toEqual([[], [], []]);
  });

  it('with a byte order mark that was signed along is read', async () => {
    const door = doorOf(sender);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), sender.sample]);
    await door.receive(sender.wrap(marked, { secret: currentSecret, at }));
    expect(door.reports()).toHaveLength(sender.reports);
  });
});

describe.each(unsigned.filter(([name]) => !name.startsWith('form')))(
  'an unsigned delivery of %s',
  (_, sender) => {
    it('written anew says the same and makes no second report', async () => {
      const door = doorOf(sender);
      await door.receive(good(sender));
      const anew = Buffer.from(JSON.stringify(JSON.parse(sender.sample.toString())));
      await door.receive(sender.wrap(anew, { secret: currentSecret, at }));
      expect(door.reports()).toHaveLength(1);
      expect(door.quarantined()).toEqual([]);
    });

    it('cut short is quarantined as it came', async () => {
      const door = doorOf(sender);
      const cut = sender.sample.subarray(0, -20);
      await door.receive(sender.wrap(cut, { secret: currentSecret, at }));
      expect(door.quarantined()).toMatchObject([{ reason: 'malformed-json' }]);
      expect(Buffer.from(door.quarantined()[0]?.body ?? [])).toEqual(cut);
    });
  },
);

describe('a Standard Webhooks delivery', () => {
  it.each([
    ['too old', -301_000, 'too-old'],
    ['from the future', 301_000, 'too-new'],
  ])('%s is refused', async (_, aside, reason) => {
    const [sender] = senders;
    if (!sender) throw new Error('No senders');
    const sent = sender.wrap(sender.sample, { secret: currentSecret, at: at + aside });
    await expect(doorOf(sender).receive(sent)).rejects.toMatchObject({ errors: [{ reason }] });
  });
});
