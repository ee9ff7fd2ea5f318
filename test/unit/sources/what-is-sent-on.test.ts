import { describe, expect, it } from '@jest/globals';
import { schemeOf } from '../../../functions/reports/sources/schemes/list.ts';
import { isReadItem } from '../../../functions/reports/sources/schemes/scheme.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { aWebhookDoor } from '../../support/webhook-door.ts';
import {
  currentSecret,
  jotform,
  multipart,
  senders,
  type Sender,
  type Sent,
} from '../../support/webhook-senders.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const senderOf = (name: string): Sender => {
  const sender = senders.find(({ source }) => source.source === name);
  if (!sender) throw new Error(`No sender ${name}`);
  return sender;
};
const read = (source: Source, { headers, body }: Sent) =>
  schemeOf(source.scheme).read({ headers, body, receivedAt: at }, source).filter(isReadItem);
const changed = (sender: Sender, change: (payload: Record<string, unknown>) => unknown): Sent => {
  const payload = JSON.parse(sender.sample.toString()) as Record<string, unknown>;
  const body = Buffer.from(JSON.stringify(change(payload)));
  return sender.wrap(body, { secret: currentSecret, at });
};

describe('a KoboToolbox submission', () => {
  const sender = senderOf('kobo');

  it('that comes again with other content is kept as a later version beside its report, each once', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    const versions = ['Balai Desa', 'Balai Desa Baru', 'Lapangan', 'Balai Desa Baru', 'Balai Desa'];
    for (const place of versions)
      await door.receive(changed(sender, (said) => ({ ...said, 'kejadian/tempat': place })));
    expect(door.reports()).toMatchObject([{ details: { place: 'Balai Desa' } }]);
    expect(door.quarantined().map(({ reason }) => reason)).toEqual([
      'later-version',
      'later-version',
    ]);
    expect(door.raw()).toHaveLength(3);
    expect(door.counted).not.toContain('QuarantinedDeliveries');
  });

  it('is known by its root id, which stays when an edit gives it a new one', () => {
    const idOf = (ids: object) =>
      read(
        sender.source,
        changed(sender, () => ids),
      ).map(({ deliveryId }) => deliveryId);
    expect(idOf({ _uuid: 'a' })).toEqual(['a']);
    expect(idOf({ _uuid: 'b', 'meta/rootUuid': 'uuid:a' })).toEqual(['a']);
    expect(idOf({ 'meta/instanceID': 'uuid:a' })).toEqual(['a']);
    expect(() => idOf({ _id: 7 })).toThrow('invalid-fields');
  });

  it('tells its attachments, and its time as the region’s own day', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(changed(sender, (said) => said));
    expect(door.reports()).toMatchObject([
      {
        details: { knownOn: '2024-11-21' },
        evidenceLinks: ['https://kc.contoh.test/media/original?media_file=contoh/foto.jpg'],
      },
    ]);
  });
});

describe('a WhatsApp delivery', () => {
  const sender = senderOf('whatsapp');

  it('tells each message by itself, in whatever order, with its media, and no statuses', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(changed(sender, (said) => said));
    expect(door.reports()).toMatchObject([
      {
        conduct: 'online-campaign',
        region: '18.09',
        details: { occurredOn: '2024-11-21', link: 'https://contoh.test/p/1' },
      },
      { conduct: 'other', evidenceLinks: ['media:1037543291543636'] },
    ]);
  });

  it('whose messages come once together and once alone makes each of them one report', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    const only = (index: number) =>
      changed(sender, (said) => {
        const copy = structuredClone(said) as {
          entry: { changes: { value: { messages?: unknown[] } }[] }[];
        };
        const value = copy.entry[0]?.changes[0]?.value;
        if (value?.messages) value.messages = value.messages.slice(index, index + 1);
        return copy;
      });
    for (const sent of [only(1), changed(sender, (said) => said), only(0)])
      await door.receive(sent);
    expect(door.reports()).toHaveLength(2);
    expect(door.quarantined()).toEqual([]);
  });

  it('of two thousand messages, larger than any other body may be, is taken whole', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    const messages = Array.from({ length: 2000 }, (_, i) => ({
      id: `wamid.${i}`,
      timestamp: '1732158000',
      type: 'image',
      image: { id: `${i}`, caption: 'Camat memakai atribut partai di lapangan. '.repeat(4) },
    }));
    const batch = { entry: [{ changes: [{ field: 'messages', value: { messages } }] }] };
    const sent = changed(sender, () => batch);
    expect(sent.body.length).toBeGreaterThan(256 * 1024);
    await door.receive(sent);
    expect(door.reports()).toHaveLength(2000);
  });

  it('of statuses alone is answered and keeps nothing', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    const statuses = changed(sender, ({ entry }) => ({ entry: (entry as unknown[]).slice(1) }));
    expect(await door.receive(statuses)).toEqual({ status: 200 });
    expect([door.reports(), door.quarantined(), door.raw()]).toEqual([[], [], []]);
  });

  it('for another number than a source of one region has is set aside', async () => {
    const source = {
      ...sender.source,
      region: '18.09',
      api: { baseUrl: '', token: '', formId: '1' },
    };
    const door = aWebhookDoor(source, { receivedAt: at });
    await door.receive(changed(sender, (said) => said));
    expect(door.quarantined().map(({ reason }) => reason)).toEqual([
      'other-number',
      'other-number',
    ]);
    expect(door.reports()).toEqual([]);
  });
});

describe('a Typeform delivery', () => {
  const sender = senderOf('typeform');

  it('takes answers by the reference of their question, choices by our labels, files as evidence', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(sender.wrap(sender.sample, { secret: currentSecret, at }));
    expect(door.reports()).toMatchObject([
      {
        conduct: 'display-props',
        details: { place: 'Lapangan Kecamatan Way Lima', knownOn: '2024-11-22' },
        evidenceLinks: ['https://api.typeform.com/responses/files/contoh/foto.jpg'],
      },
    ]);
  });

  it('of another event tells nothing, and of another form is set aside', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(
      changed(sender, (said) => ({ ...said, event_type: 'form_response_partial' })),
    );
    expect([door.reports(), door.quarantined()]).toEqual([[], []]);
    await door.receive(
      changed(sender, ({ form_response, ...said }) => ({
        ...said,
        form_response: { ...(form_response as object), form_id: 'lain' },
      })),
    );
    expect(door.quarantined()).toMatchObject([{ reason: 'other-form' }]);
  });
});

describe('a Jotform hint', () => {
  const known = () => Promise.resolve(jotform.answers());

  it.each([
    ['multipart', jotform.multipart()],
    ['urlencoded', jotform.urlencoded()],
  ])(
    '(%s) makes a report of what Jotform itself answers, never of what was posted',
    async (_, sent) => {
      const door = aWebhookDoor(jotform.source, { receivedAt: at, readFromProvider: known });
      expect(await door.receive(sent)).toEqual({ status: 200 });
      await door.receive(sent);
      expect(door.reports()).toMatchObject([
        {
          details: { place: 'Pasar "Baru"', accusedName: 'Sari Contoh', occurredOn: '2024-11-20' },
        },
      ]);
    },
  );

  it.each<[string, () => Promise<undefined>]>([
    ['does not know it', () => Promise.resolve(undefined)],
    ['is away', () => Promise.reject(new Error('away'))],
  ])('waits while the provider %s', async (_, readFromProvider) => {
    const door = aWebhookDoor(jotform.source, { receivedAt: at, readFromProvider });
    await door.receive(jotform.multipart());
    expect(door.quarantined()).toMatchObject([
      {
        reason: 'waiting-for-provider',
        deliveryId: '5900000000000000001',
        told: { hintOnly: true },
      },
    ]);
    expect(door.counted).toEqual(['WaitingHints']);
  });

  it('of another form is set aside unread', async () => {
    const source = { ...jotform.source, api: { baseUrl: '', token: '', formId: '1' } };
    const door = aWebhookDoor(source, {
      receivedAt: at,
      readFromProvider: () => Promise.reject(new Error('must not be asked')),
    });
    await door.receive(jotform.multipart());
    expect(door.quarantined()).toMatchObject([{ reason: 'other-form' }]);
  });

  it.each([
    ['without a number', multipart([['formID', '1']])],
    [
      'with a number that is none',
      multipart([
        ['formID', '1'],
        ['submissionID', '../../etc'],
      ]),
    ],
    ['cut short', { ...jotform.multipart(), body: jotform.multipart().body.subarray(0, -30) }],
    ['in JSON', { headers: { 'content-type': ['application/json'] }, body: Buffer.from('{}') }],
  ])('%s is quarantined as it came', async (_, sent) => {
    const door = aWebhookDoor(jotform.source, { receivedAt: at, readFromProvider: known });
    expect(await door.receive(sent)).toEqual({ status: 200 });
    expect(door.quarantined()).toHaveLength(1);
    expect(Buffer.from(door.quarantined()[0]?.body ?? [])).toEqual(sent.body);
  });
});

describe('a GitHub delivery', () => {
  it('copied under another delivery id, which is not signed, is still the same', async () => {
    const sender = senderOf('github');
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    const sent = sender.wrap(sender.sample, { secret: currentSecret, at });
    await door.receive(sent);
    await door.receive({ ...sent, headers: { ...sent.headers, 'x-github-delivery': ['other'] } });
    expect(door.reports()).toHaveLength(1);
    expect(door.quarantined()).toEqual([]);
  });
});

describe('a CloudEvent', () => {
  const sender = senderOf('cloudevents-structured');
  const told = (sent: Sent) => read(sender.source, sent);

  it('is the same in structured, batched and binary mode when source and id are', () => {
    const [structured] = told(changed(sender, (event) => event));
    const [batched] = told({
      headers: { 'content-type': ['application/cloudevents-batch+json'] },
      body: Buffer.from(`[${sender.sample.toString()}]`),
    });
    const [binary] = told({
      headers: {
        'content-type': ['application/json'],
        'ce-specversion': ['1.0'],
        'ce-id': ['lapor-0001'],
        'ce-source': ['https://contoh.test/formulir'],
        'ce-type': ['id.contoh.lapor'],
        'ce-time': ['2024-11-21T03:00:00Z'],
      },
      body: Buffer.from(
        JSON.stringify((JSON.parse(sender.sample.toString()) as { data: unknown }).data),
      ),
    });
    expect(batched).toEqual(structured);
    expect(binary).toEqual(structured);
  });

  it('of another source under the same id is another', () => {
    const ids = ['a', 'b'].map(
      (source) => told(changed(sender, (event) => ({ ...event, source })))[0]?.deliveryId,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('may carry its data as base64, and escaped letters in its headers', () => {
    const [event] = told(
      changed(sender, ({ data, ...rest }) => ({
        ...rest,
        data_base64: Buffer.from(JSON.stringify(data)).toString('base64'),
      })),
    );
    expect(event?.payload).toMatchObject({ data: { region: '18.09' } });
    const binary = senderOf('cloudevents-binary').wrap(Buffer.from('{}'), { secret: '', at });
    const [escaped] = told({
      ...binary,
      headers: { ...binary.headers, 'ce-subject': ['Euro%20%E2%82%AC'] },
    });
    expect(escaped?.payload).toMatchObject({ subject: 'Euro €' });
  });

  it('in a format we do not read is kept and told 415', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    const sent = sender.wrap(Buffer.from('avro'), { secret: currentSecret, at });
    const avro = {
      ...sent,
      headers: { ...sent.headers, 'content-type': ['application/cloudevents+avro'] },
    };
    await expect(door.receive(avro)).rejects.toMatchObject({ code: 'media-type-refused' });
    expect(door.quarantined()).toMatchObject([{ reason: 'media-type-refused' }]);
  });

  it.each([
    ['no id', { id: undefined }],
    ['an empty source', { source: '' }],
    ['another version', { specversion: '0.3' }],
  ])('with %s is quarantined', async (_, spoiled) => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(changed(sender, (event) => ({ ...event, ...spoiled })));
    expect(door.quarantined()).toMatchObject([{ reason: 'invalid-fields' }]);
  });
});

describe('a plain form', () => {
  const sender = senderOf('form-post');
  const fields = (more: [string, string][] = []): [string, string][] => [
    ...Object.entries(JSON.parse(sender.sample.toString()) as Record<string, string>),
    ['netralToken', currentSecret],
    ...more,
  ];

  it('is the same however the browser wraps it, and its token is told nobody', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(multipart(fields()));
    await door.receive(multipart(fields().reverse(), 'batas-lain'));
    await door.receive(sender.wrap(sender.sample, { secret: currentSecret, at }));
    expect(door.reports()).toHaveLength(1);
    expect(JSON.stringify(door.reports())).not.toContain(currentSecret);
  });

  it('with a number of its own is another report than one with another', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    for (const id of ['1', '2', '1']) await door.receive(multipart(fields([['submissionId', id]])));
    expect(door.reports()).toHaveLength(2);
  });

  it('with a field twice, or with a file, is quarantined: the file is not lost', async () => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await door.receive(multipart(fields([['place', 'Dua']])));
    expect(door.quarantined()).toMatchObject([{ fields: ['place: wrong-type'] }]);
  });

  it.each([
    ['no token', fields().filter(([name]) => name !== 'netralToken')],
    ['two tokens', fields([['netralToken', currentSecret]])],
    [
      'an empty token',
      fields().map(
        ([name, value]) => [name, name === 'netralToken' ? '' : value] as [string, string],
      ),
    ],
  ])('with %s is refused', async (_, sent) => {
    const door = aWebhookDoor(sender.source, { receivedAt: at });
    await expect(door.receive(multipart(sent))).rejects.toMatchObject({ code: 'sender-refused' });
  });
});
