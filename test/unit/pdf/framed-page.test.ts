import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printRecord } from '../../../functions/pledges/ceremonies/print-record.ts';
import { recordOf, type CeremonyRecord } from '../../../functions/pledges/ceremonies/record.ts';
import type { Listed } from '../../../functions/pledges/ceremonies/pledged.ts';
import { mostWitnesses } from '../../../functions/pledges/ceremonies/add-witness.http.ts';
import type { Emblem } from '../../../shared/pdf/emblem.ts';
import { framedPage } from '../../../shared/pdf/framed-page.ts';
import type { SigningWay } from '../../../shared/signing/paper-words.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aKeptCeremony } from '../../support/kept-ceremony.ts';

const startedAt = Date.parse('2026-11-23T00:30:00Z');
const campaign = demoCampaign();
const eightyLetters =
  'Dr. H. Contoh Pemimpin Daerah yang Namanya Panjang Sekali Sampai 80 Huruf, M.Si.';
/** Only capitals W: no name is wider. */
const widest = 'W'.repeat(120);

const pledgesOf = (units: number): Listed[] =>
  Array.from({ length: units }, (_, n) => ({
    receiptId: n.toString(16).padStart(16, '0'),
    unit: `UNIT-${n}`,
    staffKind: ['pns', 'pppk', 'pppk-part-time', 'non-asn'][n % 4] ?? '',
    act: 'ikrar',
    channel: ['kiosk', 'sheet', 'phone'][n % 3] ?? '',
    standing: ['attended', 'attended-by-unit'][n % 2] ?? '',
  }));

type Said = { witnesses?: number; units?: number; name?: string; voided?: number };

const wildest = { witnesses: 50, name: widest, units: 300, voided: 40 };

/** The record of a ceremony with so many witnesses and units, all with one name. */
const aRecord = (said: Said = {}): CeremonyRecord => {
  const { witnesses = 3, units = 9, name = 'Contoh Pemimpin', voided = 0 } = said;
  return recordOf({
    campaign,
    ceremony: aKeptCeremony({
      state: 'ended',
      startedAt,
      endedAt: startedAt + 3_600_000,
      leader: { title: 'Sekretaris Daerah Kabupaten Pesawaran', name },
    }),
    witnesses: Array.from({ length: witnesses }, (_, n) => ({
      witnessId: `w${n}`,
      office: campaign.witnessOffices[n % campaign.witnessOffices.length]?.code ?? '',
      name: name === 'Contoh Pemimpin' ? `Contoh Saksi ${n + 1}` : name,
      ...(n % 2 === 0 && { confirmedAt: startedAt + 60_000 * n }),
    })),
    officiant: { title: 'Sekretaris Daerah', name, confirmedAt: startedAt + 300_000 },
    pledges: pledgesOf(units),
    voids: Array.from({ length: voided }, (_, code) => ({
      ceremonyId: '18.09-abcdefghijkl',
      code: code + 119_618_000,
      voidedAt: startedAt,
      by: 'chair-1',
      reason: 'Kode difoto dan disebarkan lewat grup WhatsApp '.repeat(4),
    })),
    seal: undefined,
    now: startedAt + 7_200_000,
  });
};

const readAt = 'https://netral.example/v1/ceremonies/18.09-abcdefghijkl/berita-acara';
const print = (said?: Said, signing: SigningWay = 'ink') =>
  printRecord({ campaign, record: aRecord(said), readAt, signing });
const pagesOf = async (bytes: Uint8Array): Promise<number> =>
  (await PDFDocument.load(bytes)).getPageCount();

describe('a berita acara on paper', () => {
  it.each<[string, Said]>([
    ['nobody but who leads', { witnesses: 0, units: 0 }],
    ['three witnesses', {}],
    ['twelve witnesses', { witnesses: 12 }],
    ['names of eighty letters', { witnesses: 12, name: eightyLetters, units: 40 }],
    ['the most witnesses there can be', { witnesses: mostWitnesses, units: 40 }],
    ['the widest names of fifty, as versions before took', wildest],
  ])('is one page with %s', async (_, said) => {
    expect(eightyLetters).toHaveLength(80);
    expect(await pagesOf(await print(said))).toBe(1);
    expect(await pagesOf(await print(said, 'electronic'))).toBe(1);
  });

  it('is the same bytes for the same record', async () => {
    expect(Buffer.from(await print()).equals(Buffer.from(await print()))).toBe(true);
  });
});

/** The smallest PNG there is: one pixel. */
const dot: Emblem = {
  type: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describe('a framed page', () => {
  const aPage = (text: string, { emblem, gap = 0 }: { emblem?: Emblem; gap?: number } = {}) =>
    framedPage({
      title: 'Piagam',
      lang: 'id',
      madeAt: startedAt,
      landscape: true,
      emblem,
      draw: (pen) => {
        pen.gap(gap);
        pen.text(text, { size: 12 });
      },
    });

  it('holds a picture where the deployment gives one, and makes none up', async () => {
    const image = '/Subtype /Image';
    expect(Buffer.from(await aPage('Isi', { emblem: dot })).includes(image)).toBe(true);
    expect(Buffer.from(await aPage('Isi')).includes(image)).toBe(false);
  });

  it('is one page whatever is written on it, up to what nobody could read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
        expect(await pagesOf(await aPage(text))).toBe(1);
      }),
      { numRuns: 20 },
    );
    await expect(aPage('Isi', { gap: 9999 })).rejects.toThrow('does not fit one page');
  });
});
