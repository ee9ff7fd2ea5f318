import { describe, expect, it } from '@jest/globals';
import { aWebhookDoor } from '../../support/webhook-door.ts';
import { currentSecret, senders } from '../../support/webhook-senders.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const sender = senders.find(({ source }) => source.source === 'standard-webhooks');
if (!sender) throw new Error('There is one');

const report = {
  ...{ region: '18.09', conduct: 'other', occurredOn: '2026-11-20', place: 'Desa Contoh' },
  ...{ accusedName: 'Budi Contoh', accusedUnit: 'Kecamatan Kedondong' },
  account: 'Lurah ikut kampanye di lapangan desa.',
};
const take = async (payload: unknown) => {
  const door = aWebhookDoor(sender.source, { receivedAt: at });
  const body = Buffer.from(JSON.stringify(payload));
  await door.receive(sender.wrap(body, { secret: currentSecret, at }));
  return door;
};

describe('a report that comes under its own names, without a mapping', () => {
  it.each<[string, object, object]>([
    ['null', { link: null, keepFrom: null }, {}],
    ['empty texts', { link: '', keepFrom: '  ' }, {}],
    ['spaces around a date', { occurredOn: ' 2026-11-20 ' }, { occurredOn: '2026-11-20' }],
    ['a moment', { occurredOn: '2026-11-20T23:30:00Z' }, { occurredOn: '2026-11-21' }],
    ['spaces around a region', { region: ' 18.09 ' }, {}],
    ['a region with its name', { region: '18.09 Kabupaten Pesawaran' }, {}],
    ['a choice in capitals', { conduct: 'OTHER' }, { conduct: 'other' }],
    [
      'spaces around a link',
      { link: ' https://contoh.example/v ' },
      { link: 'https://contoh.example/v' },
    ],
    ['a number as a place', { place: 12 }, { place: '12' }],
  ])('is one with %s', async (_, more, details) => {
    const door = await take({ data: { ...report, ...more } });
    expect(door.quarantined()).toEqual([]);
    expect(door.reports()).toMatchObject([{ details }]);
  });

  it.each<[string, object, string]>([
    ['a name that is none of its own', { keepfrom: 'Lurah' }, 'keepfrom: unknown-field'],
    ['a number too large to be one', { place: 12345678901234567890 }, 'place: wrong-type'],
    ['an object in place of a text', { place: { a: 1 } }, 'place: wrong-type'],
    ['a date that may mean two', { occurredOn: '07/10/2026' }, 'occurredOn: malformed'],
    [
      'evidence links of its own',
      { evidenceLinks: ['https://x.example'] },
      'evidenceLinks: unknown-field',
    ],
  ])('waits with %s', async (_, more, why) => {
    const door = await take({ data: { ...report, ...more } });
    expect(door.quarantined()).toMatchObject([{ reason: 'invalid-fields', fields: [why] }]);
  });

  it('is read where its answers are JSON inside a text', async () => {
    expect((await take({ data: JSON.stringify(report) })).reports()).toHaveLength(1);
    expect((await take({ data: '{"region":' })).quarantined()).toHaveLength(1);
  });
});
