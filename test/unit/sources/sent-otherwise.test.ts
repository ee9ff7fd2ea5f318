import { describe, expect, it } from '@jest/globals';
import { writtenDate } from '../../../functions/reports/sources/date-functions.ts';
import { mapPayload } from '../../../functions/reports/sources/map-payload.ts';
import { cloudevents } from '../../../functions/reports/sources/schemes/cloudevents.ts';
import { readFormFields } from '../../../functions/reports/sources/schemes/form-fields.ts';
import { hexHmac } from '../../../functions/reports/sources/schemes/hex-hmac.ts';
import { kobo } from '../../../functions/reports/sources/schemes/kobo.ts';
import { typeform } from '../../../functions/reports/sources/schemes/typeform.ts';
import {
  messageDraft,
  tellsNothing,
} from '../../../functions/reports/sources/schemes/whatsapp-message.ts';
import {
  isReadItem,
  type Read,
  type Scheme,
} from '../../../functions/reports/sources/schemes/scheme.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';

const source: Source = { source: 's', scheme: 'hex-hmac', secrets: [], active: true, changedAt: 0 };
const readAs = (scheme: Scheme, body: unknown, type = 'application/json'): Read[] =>
  scheme.read(
    {
      headers: { 'content-type': [type] },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      receivedAt: 0,
    },
    source,
  );
const told = (reads: Read[]) => reads.filter(isReadItem);

describe('a payload as other programs write it', () => {
  it('with ids too large for a number is two submissions, not one', () => {
    const [one] = told(readAs(hexHmac, '{"submission_id":12345678901234567890,"a":1}'));
    const [other] = told(readAs(hexHmac, '{"submission_id":12345678901234567891,"a":2}'));
    expect(one?.deliveryId).not.toBe(other?.deliveryId);
    expect(told(readAs(hexHmac, '{"submission_id":77}'))[0]?.deliveryId).toBe('77');
  });

  it('as events that are called plain JSON is read as events, one or many', () => {
    const event = { specversion: '1.0', id: '1', source: '/s', type: 't', data: { place: 'x' } };
    expect(told(readAs(cloudevents, event))).toMatchObject([{ payload: { data: { place: 'x' } } }]);
    const batch = readAs(cloudevents, [event, { ...event, id: undefined }, { ...event, id: '2' }]);
    expect(batch.map(isReadItem)).toEqual([true, false, true]);
  });

  it('of Kobo with a picture that has no address keeps the others', () => {
    const media = [{ download_url: null }, { download_url: 'https://k.test/1.jpg' }, 7];
    expect(told(readAs(kobo, { _uuid: 'u', _attachments: media }))).toMatchObject([
      { media: ['https://k.test/1.jpg'] },
    ]);
  });

  it('of Typeform with an answer of a new kind keeps the others, and the new one in the payload', () => {
    const answers = [{ kind: 'new' }, { type: 'text', text: 'Aula', field: { ref: 'place' } }];
    const body = { event_type: 'form_response', form_response: { token: 't', answers } };
    expect(told(readAs(typeform, body))).toMatchObject([
      { payload: { byRef: { place: 'Aula' }, answers } },
    ]);
  });
});

describe('a date', () => {
  it.each([
    ['07/10/2026 14:30:22', '2026-10-07'],
    ['7 Oktober 2026 pukul 14.30 WIB', '2026-10-07'],
    ['7 Oktober 2026, 14:30', '2026-10-07'],
    ['Rabu 7 Oktober 2026', '2026-10-07'],
    ['Jumat, tanggal 9 Oktober 2026', '2026-10-09'],
    ['tgl 9/10/2026', '2026-10-09'],
    ['2026/10/07', '2026-10-07'],
    ['7\u00a0Oktober\u00a02026', '2026-10-07'],
    ['1 Agst 2026', '2026-08-01'],
    ['2026/13/07', '2026/13/07'],
    ['7/10/26 14:30', '7/10/26 14:30'],
  ])('"%s" is %s', (written, date) => expect(writtenDate(written, 'day-first')).toBe(date));
});

describe('what a mapping points at', () => {
  const map = (payload: unknown, mapping: Record<string, string>) =>
    mapPayload(payload, { region: '18.09', scheme: 'hex-hmac', mapping });

  it('may hold several addresses, or words around one, and loses none of them', () => {
    const payload = {
      files: 'https://a.test/1, https://a.test/2,https://a.test/3',
      words: 'Lihat (https://a.test/4).\nhttps://a.test/5_(b)',
    };
    const { evidenceLinks } = map(payload, { evidenceLinks: '[files, words]' });
    expect(evidenceLinks).toEqual(
      [1, 2, 3, 4].map((n) => `https://a.test/${n}`).concat('https://a.test/5_(b'),
    );
    expect(map({ a: 'https://a.test/x_(b)' }, { evidenceLinks: 'a' }).evidenceLinks).toEqual([
      'https://a.test/x_(b)',
    ]);
    expect(map(payload, { evidenceLinks: "join(' ', [files, words])" }).evidenceLinks).toEqual([]);
  });

  it('is the same choice with NBSP, double spaces or marks nobody sees', () => {
    const { answers } = map({ l: 'Tanpa\u00a0 nama\u200b' }, { lane: 'l' });
    expect(answers).toEqual({ lane: 'lead' });
  });
});

describe('a form of an older page', () => {
  const fields = (type: string, body: string) =>
    readFormFields({ headers: { 'content-type': [type] }, body: Buffer.from(body, 'latin1') });

  it('keeps its letters, urlencoded or in parts', () => {
    expect(
      fields(
        'application/x-www-form-urlencoded',
        'nama=Ren%E9+%2B+a&%E9=1&kosong=&x=100%&y=%C3%A9',
      ),
    ).toEqual({
      nama: 'René + a',
      é: '1',
      x: '100%',
      y: 'é',
    });
    const part = '--b\r\nContent-Disposition: form-data; name="nama"\r\n\r\nRen\xe9\r\n--b--';
    expect(fields('multipart/form-data; boundary=b', part)).toEqual({ nama: 'René' });
  });

  it('names a file in the way of letters, and the file stays one', () => {
    const part =
      '--b\r\nContent-Disposition: form-data; name="foto"; filename*=UTF-8\'\'foto%20a.jpg\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\r\n--b--';
    expect(fields('multipart/form-data; boundary=b', part)).toMatchObject({ foto: { bytes: 2 } });
  });
});

describe('a WhatsApp message', () => {
  const message = (body: string) => ({ message: { from: '6281', type: 'text', text: { body } } });

  it('of fillers nobody sees says nothing', () => {
    expect(tellsNothing(message('\u3164\u2800').message, {})).toBe(true);
  });

  it('longer than an account says how much is missing, and is never cut within a picture', () => {
    const { account = '' } = messageDraft(message('😀'.repeat(3000))) ?? {};
    expect(account.length).toBeLessThanOrEqual(4000);
    expect(account).not.toMatch(/\p{Cs}/u);
    expect(account).toMatch(/pesannya lebih panjang: \d+ huruf lagi/);
    expect(messageDraft(message('a'.repeat(3800)))?.account).not.toContain('lebih panjang');
  });
});
