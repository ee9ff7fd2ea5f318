import { describe, expect, it } from '@jest/globals';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { aWebhookDoor } from '../../support/webhook-door.ts';
import { currentSecret, senders } from '../../support/webhook-senders.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const sender = senders.find(({ source }) => source.scheme === 'whatsapp');
if (!sender) throw new Error('There is a WhatsApp sender');

describe('a WhatsApp message in free words', () => {
  const free = { ...sender.source, region: '18.09', api: undefined, mapping: undefined };
  const take = async (source: Source, ...messages: object[]) => {
    const door = aWebhookDoor(source, { receivedAt: at });
    const said = messages.map((message, i) => ({
      from: '6281200009999',
      id: `wamid.${i}`,
      timestamp: '1795000000',
      ...message,
    }));
    const entry = [{ changes: [{ field: 'messages', value: { messages: said } }] }];
    const body = Buffer.from(JSON.stringify({ entry }));
    await door.receive(sender.wrap(body, { secret: currentSecret, at }));
    return door;
  };
  const text = (body: string, more: object = {}) => ({ type: 'text', text: { body }, ...more });

  it.each<[string, object, string]>([
    ['a message', text('Pak Camat ikut kampanye'), 'Tulisan di WhatsApp: Pak Camat ikut kampanye'],
    ['few letters', text('Lurah'), 'Tulisan di WhatsApp: Lurah'],
    [
      'a forward',
      text('Foto lurah', { context: { forwarded: true } }),
      'Tulisan di WhatsApp: Foto lurah',
    ],
    [
      'a voice note',
      { type: 'audio', audio: { id: '7', voice: true } },
      'Pesan WhatsApp berisi pesan suara, tanpa tulisan.',
    ],
    [
      'a photo',
      { type: 'image', image: { id: '8' } },
      'Pesan WhatsApp berisi foto, tanpa tulisan.',
    ],
  ])(
    'as %s is a lead to be completed, which nobody of the region sees before its unit is named',
    async (_, message, account) => {
      const door = await take(free, message);
      expect(door.quarantined()).toEqual([]);
      const [report] = door.reports();
      expect(report).toMatchObject({ region: '18.09', lane: 'lead', conduct: 'other' });
      expect(report?.details).toMatchObject({ account, occurredOn: '2026-11-18' });
      expect(report?.details).not.toHaveProperty('accusedName');
      expect(report?.barring).toMatchObject({ standing: 'to-be-named' });
    },
  );

  it('keeps the media of a photo or a voice note', async () => {
    const door = await take(free, { type: 'image', image: { id: '8' } });
    expect(door.reports()).toMatchObject([{ evidenceLinks: ['media:8'] }]);
  });

  it.each([
    text('Assalamualaikum wr. wb.'),
    text('Selamat pagi, Pak 🙏'),
    text('P'),
    text('👍👍'),
    text('Terima kasih'),
    { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } },
    { type: 'sticker', sticker: { id: '1' } },
  ])('makes nothing of a greeting or a reaction: %j', async (message) => {
    const door = await take(free, message);
    expect([door.reports(), door.quarantined()]).toEqual([[], []]);
  });

  it('is a lead once, however often it comes', async () => {
    const door = await take(
      free,
      text('Camat kampanye', { id: 'wamid.x' }),
      text('Camat kampanye', { id: 'wamid.x' }),
    );
    expect(door.reports()).toHaveLength(1);
  });

  it('is set aside where no region is known, or WhatsApp itself cannot show it', async () => {
    const nowhere = await take({ ...free, region: undefined }, text('Camat kampanye'));
    expect(nowhere.quarantined()).toHaveLength(1);
    const unsupported = await take(free, { type: 'unsupported' });
    expect(unsupported.quarantined()).toHaveLength(1);
  });

  it('finds its region by the mapping', async () => {
    const mapping = { region: "'18.09'", account: 'message.text.body' };
    const door = await take({ ...free, region: undefined, mapping }, text('Camat kampanye'));
    expect(door.reports()).toMatchObject([{ region: '18.09', conduct: 'other' }]);
  });
});
