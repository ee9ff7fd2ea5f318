import { describe, expect, it } from '@jest/globals';
import { answerText } from '../../../functions/reports/answers/words.ts';
import { openAnswer } from '../../../functions/reports/answers/answer.ts';
import { decidedKinds } from '../../../functions/reports/sources/schemes/whatsapp-kinds.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { aSealing } from '../../support/sealing.ts';
import { answeringNumber, aWebhookDoor } from '../../support/webhook-door.ts';
import { currentSecret, senders } from '../../support/webhook-senders.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const sender = senders.find(({ source }) => source.scheme === 'whatsapp');
if (!sender) throw new Error('There is a WhatsApp sender');
const free: Source = { ...sender.source, region: '18.09', api: undefined, mapping: undefined };

let sent = 0;
const take = async (messages: object[], source = free) => {
  const door = aWebhookDoor(source, { receivedAt: at });
  const said = messages.map((message) => ({
    ...{ from: '6281200009999', id: `wamid.${(sent += 1)}`, timestamp: String(at / 1000) },
    ...message,
  }));
  const value = { metadata: { phone_number_id: answeringNumber }, messages: said };
  const body = Buffer.from(
    JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] }),
  );
  await door.receive(sender.wrap(body, { secret: currentSecret, at }));
  return door;
};
const ended = async (...messages: object[]) => {
  const door = await take(messages);
  if (door.quarantined().length > 0) return 'quarantine';
  return door.reports().length > 0 ? 'lead' : 'nothing';
};

const media = { id: '7', mime_type: 'image/jpeg', sha256: 'x' };
const interactive = (type: string, more: object) => ({
  type: 'interactive',
  interactive: { type, [type]: more },
});
const unsupported = (type?: string) => ({
  type: 'unsupported',
  errors: [{ code: 131051, title: 'Message type unknown' }],
  ...(type !== undefined && { unsupported: { type } }),
});
const revision = (message: object) => ({
  type: 'edit',
  edit: { original_message_id: 'wamid.asal', message },
});

/** As Meta's reference of the `messages` webhook shows each (November 2026), cut to what is read. */
const documented: [kind: string, message: object, becomes: 'lead' | 'nothing' | 'quarantine'][] = [
  ['text', { type: 'text', text: { body: 'Lurah membagikan kaus' } }, 'lead'],
  ['image', { type: 'image', image: media }, 'lead'],
  ['video', { type: 'video', video: media }, 'lead'],
  ['audio', { type: 'audio', audio: { ...media, voice: true } }, 'lead'],
  ['voice', { type: 'voice', voice: media }, 'lead'],
  ['document', { type: 'document', document: { ...media, filename: 'surat.pdf' } }, 'lead'],
  ['location', { type: 'location', location: { latitude: -5.4, longitude: 105.2 } }, 'lead'],
  ['contacts', { type: 'contacts', contacts: [{ name: { formatted_name: 'A' } }] }, 'lead'],
  ['sticker', { type: 'sticker', sticker: media }, 'nothing'],
  ['reaction', { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } }, 'nothing'],
  [
    'system',
    { type: 'system', system: { type: 'user_changed_number', wa_id: '62812' } },
    'nothing',
  ],
  ['request_welcome', { type: 'request_welcome' }, 'nothing'],
  ['revoke', { type: 'revoke', revoke: { original_message_id: 'wamid.1' } }, 'nothing'],
  ['order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, 'nothing'],
  ['button', { type: 'button', button: { payload: 'LAPOR', text: 'Lapor' } }, 'nothing'],
  ['interactive/button_reply', interactive('button_reply', { id: '1', title: 'Ya' }), 'nothing'],
  ['interactive/list_reply', interactive('list_reply', { id: '1', title: 'Ya' }), 'nothing'],
  ['interactive/call_permission_reply', interactive('call_permission_reply', {}), 'nothing'],
  ['interactive/nfm_reply', interactive('nfm_reply', { response_json: '{}' }), 'quarantine'],
  ['interactive', { type: 'interactive' }, 'quarantine'],
  ['unsupported', unsupported(), 'lead'],
  ['unknown', { type: 'unknown', errors: [{ code: 131051 }] }, 'lead'],
  ['unsupported/reaction', unsupported('reaction'), 'nothing'],
  ['unsupported/pin', unsupported('pin'), 'nothing'],
  ['unsupported/keep_in_chat', unsupported('keep_in_chat'), 'nothing'],
  ['unsupported/poll_creation', unsupported('poll_creation'), 'nothing'],
  ['unsupported/poll_update', unsupported('poll_update'), 'nothing'],
  ['unsupported/group_invite', unsupported('group_invite'), 'nothing'],
  ['unsupported/button', unsupported('button'), 'nothing'],
  ['unsupported/list', unsupported('list'), 'nothing'],
  ['unsupported/interactive', unsupported('interactive'), 'nothing'],
  ['unsupported/product', unsupported('product'), 'nothing'],
  ['unsupported/order', unsupported('order'), 'nothing'],
  ['unsupported/hsm', unsupported('hsm'), 'nothing'],
  ['unsupported/edit', unsupported('edit'), 'nothing'],
];

describe('a WhatsApp message of a documented kind', () => {
  it('is decided by the table, each of them here', () => {
    expect(documented.map(([kind]) => kind).sort()).toEqual([...decidedKinds].sort());
  });

  it.each(documented)('%s: %j is %s', async (_, message, becomes) => {
    expect(await ended(message)).toBe(becomes);
  });

  it.each(['media_placeholder', 'image', 'gif', 'errors', 'besok'])(
    'that WhatsApp does not show (%s) is a lead, and its sender is asked to send it again',
    async (kind) => {
      const door = await take([unsupported(kind)]);
      expect(door.reports()).toMatchObject([
        {
          toComplete: 'message',
          details: { account: expect.stringContaining('hanya dapat dilihat sekali') },
        },
      ]);
      const [answer] = door.answers();
      const { reportKey = '', sealed = Buffer.alloc(0) } = answer ?? {};
      const inside = await openAnswer(aSealing.key, { reportKey, sealed });
      const text = answerText({ ...inside, link: 'https://netral.example/lengkapi/x' });
      expect(text).toContain('hanya dapat dilihat sekali');
      expect(text).toContain('Kirim lagi');
      expect(text).toContain('https://netral.example/lengkapi/x');
      expect(text).not.toContain('sudah terisi');
    },
  );

  it('that Meta invents tomorrow waits for somebody to look', async () => {
    expect(await ended({ type: 'hologram', hologram: { id: '1' } })).toBe('quarantine');
  });

  it('is read by the mapping that names it, where it would make nothing otherwise', async () => {
    const mapping = {
      ...{ conduct: "'other'", place: "'Kantor lurah'", occurredOn: "'2026-11-22'" },
      ...{ accusedName: "'Budi Contoh'", accusedUnit: "'Kecamatan Kedondong'" },
      account: 'message.button.text',
    };
    const pressed = { type: 'button', button: { text: 'Lurah ikut kampanye di lapangan' } };
    const door = await take([pressed], { ...free, mapping });
    expect([door.reports().length, door.quarantined().length]).toEqual([1, 0]);
  });

  it.each<[string, object]>([
    ['in other words', { type: 'text', text: { body: 'Camat dan lurah ikut kampanye' } }],
    ['a caption', { type: 'image', image: { ...media, caption: 'Camat di panggung' } }],
  ])('that was edited is a later version of the message it was: %s', async (_, edited) => {
    const first = { id: 'wamid.asal', type: 'text', text: { body: 'Camat ikut kampanye' } };
    const door = await take([first, revision(edited)]);
    expect(door.reports()).toHaveLength(1);
    expect(door.answers()).toHaveLength(1);
    expect(door.quarantined()).toMatchObject([
      { reason: 'later-version', deliveryId: 'wamid.asal' },
    ]);
  });

  it('that was edited and never came before is a lead', async () => {
    expect(await ended(revision({ type: 'text', text: { body: 'Camat ikut kampanye' } }))).toBe(
      'lead',
    );
  });

  it('that comes without an id is set aside, of whatever kind', async () => {
    for (const type of ['text', 'system', 'sticker'])
      expect(await ended({ type, id: undefined })).toBe('quarantine');
  });
});
