import { describe, expect, it } from '@jest/globals';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { openAnswer, windowMs } from '../../../functions/reports/answers/answer.ts';
import { aSealing } from '../../support/sealing.ts';
import { answeringNumber, aWebhookDoor } from '../../support/webhook-door.ts';
import { currentSecret, senders } from '../../support/webhook-senders.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const sender = senders.find(({ source }) => source.scheme === 'whatsapp');
if (!sender) throw new Error('There is a WhatsApp sender');

describe('a WhatsApp message in free words', () => {
  const free = { ...sender.source, region: '18.09', api: undefined, mapping: undefined };
  const take = async (source: Source, ...messages: object[]) =>
    takeAt(source, { receivedAt: at, number: answeringNumber }, messages);
  type Taken = { receivedAt: number; number: string };
  const takeAt = async (source: Source, { receivedAt, number }: Taken, messages: object[]) => {
    const door = aWebhookDoor(source, { receivedAt });
    const said = messages.map((message, i) => ({
      from: '6281200009999',
      id: `wamid.${i}`,
      timestamp: String(at / 1000),
      ...message,
    }));
    const entry = [
      {
        changes: [
          { field: 'messages', value: { metadata: { phone_number_id: number }, messages: said } },
        ],
      },
    ];
    const body = Buffer.from(JSON.stringify({ entry }));
    await door.receive(sender.wrap(body, { secret: currentSecret, at }));
    return door;
  };
  const text = (body: string, more: object = {}) => ({ type: 'text', text: { body }, ...more });

  it.each<[string, object, string]>([
    ['a message', text('Pak Camat ikut kampanye'), 'Tulisan dalam pesan: Pak Camat ikut kampanye'],
    ['few letters', text('Lurah'), 'Tulisan dalam pesan: Lurah'],
    [
      'a forward',
      text('Foto lurah', { context: { forwarded: true } }),
      'Tulisan dalam pesan: Foto lurah',
    ],
    [
      'a voice note',
      { type: 'audio', audio: { id: '7', voice: true } },
      'Pesan berisi pesan suara, tanpa tulisan.',
    ],
    ['a photo', { type: 'image', image: { id: '8' } }, 'Pesan berisi foto, tanpa tulisan.'],
  ])(
    'as %s is a lead to be completed, which nobody of the region sees before its unit is named',
    async (_, message, account) => {
      const door = await take(free, message);
      expect(door.quarantined()).toEqual([]);
      const [report] = door.reports();
      expect(report).toMatchObject({ region: '18.09', lane: 'lead', conduct: 'other' });
      expect(report?.details).toMatchObject({ account, occurredOn: '2026-11-23' });
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

  it('is set aside where no region is known', async () => {
    const nowhere = await take({ ...free, region: undefined }, text('Camat kampanye'));
    expect(nowhere.quarantined()).toHaveLength(1);
  });

  it('finds its region by the mapping', async () => {
    const mapping = { region: "'18.09'", account: 'message.text.body' };
    const door = await take({ ...free, region: undefined, mapping }, text('Camat kampanye'));
    expect(door.reports()).toMatchObject([{ region: '18.09', conduct: 'other' }]);
  });

  it('says whether it was forwarded', async () => {
    const forward = { context: { frequently_forwarded: true } };
    const door = await take(free, text('Camat kampanye', forward), text('Lurah kampanye'));
    expect(door.reports()).toMatchObject([{ toComplete: 'forward' }, { toComplete: 'message' }]);
  });

  it('is answered once, however often it comes, and holds the phone sealed only', async () => {
    const door = await take(free, text('Camat kampanye', { id: 'x' }), text('Halo'));
    const twice = await take(
      free,
      text('Camat kampanye', { id: 'x' }),
      text('Camat kampanye', { id: 'x' }),
    );
    for (const { answers, reports } of [door, twice]) {
      const [answer, ...more] = answers();
      expect(more).toEqual([]);
      expect(answer).toMatchObject({ state: 'to-send', until: at + windowMs });
      expect(answer?.reportKey).toBe(reports()[0]?.reportKey);
      const sealed = answer?.sealed ?? Buffer.alloc(0);
      expect(Buffer.from(sealed).toString('latin1')).not.toContain('6281200009999');
      const reportKey = answer?.reportKey ?? '';
      const inside = await openAnswer(aSealing.key, { reportKey, sealed });
      expect(inside).toMatchObject({ to: '6281200009999' });
      expect(inside.code).toMatch(/^(\d{4} ){3}\d{4}$/);
      expect(inside.path).toMatch(/^\/lengkapi\/[\w-]+$/);
      expect(inside.path).not.toContain(inside.code.replaceAll(' ', ''));
    }
  });

  it('is answered by nobody a day later, or where it came for another number', async () => {
    const late = { receivedAt: at + windowMs, number: answeringNumber };
    const other = { receivedAt: at, number: '1' };
    for (const taken of [late, other]) {
      const door = await takeAt(free, taken, [text('Camat kampanye')]);
      expect([door.reports().length, door.answers()]).toEqual([1, []]);
    }
  });
});
