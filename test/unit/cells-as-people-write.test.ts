import { describe, expect, it } from '@jest/globals';
import { emailCell, phoneCell } from '../../functions/satgas/officers/contact-cells.ts';
import { regionCell, rungCell } from '../../functions/satgas/officers/officer-cells.ts';
import { parseFollowUpCode } from '../../functions/reports/intake/codes.ts';
import { cleanCell } from '../../shared/csv/cells.ts';
import { Refusal } from '../../shared/refusal.ts';
import { typedDigits } from '../../shared/typed.ts';

/** What a reader of cells makes of a cell, or the reason it gives. */
const readBy = (reader: (cell: string) => string, cell: string): string => {
  try {
    return reader(cleanCell(cell));
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason ?? '';
    throw error;
  }
};

const phone = '+6281234567890';
const mail = 'siti@contoh.go.id';

describe('a cell of a list of officers', () => {
  it.each<[string, string]>([
    ['081234567890 a.n. Siti', phone],
    ['081234567890 (Siti)', phone],
    ['081234567890/Siti', phone],
    ['HP/WA 0812-3456-7890', phone],
    ['WA: 0812 3456 7890 / Telp: -', phone],
    ['https://wa.me/6281234567890?text=hai', phone],
    ['00 62 812 34567890', phone],
    // A figure that was typed as a letter is a figure less, or another number.
    ['O812 3456 7890', 'not-a-number'],
    ['0812 3456 789O', 'not-a-number'],
    ['0812-3456-7890 ext 2', 'not-a-number'],
    ['Siti 2 081234567890', 'not-mobile'],
    ['08123456789 / 08129876543', 'two-numbers'],
    ['+60123456789', 'not-indonesian'],
  ])('reads the one mobile number of %s, or none: %s', (cell, read) => {
    expect(readBy(phoneCell, cell)).toBe(read);
  });

  it.each<[string, string]>([
    ['Kab. Pesawaran', '18.09'],
    ['KABUPATEN PESAWARAN', '18.09'],
    ['Pesawaran', '18.09'],
    ['Kabupaten Pesawaran (18.09)', '18.09'],
    ['18.09 - Kab. Pesawaran', '18.09'],
    ['18.09.', '18.09'],
    ['Lampung', '18'],
    // A regency and a city are called so.
    ['Bogor', 'no-region-code'],
    ['Kota Bogor', '32.71'],
    ['Kabupaten Pesawaran (18.08)', 'no-region-code'],
    ['18.0', 'no-region-code'],
    ['18.09.01', 'no-region-code'],
  ])('reads the region of %s, or none: %s', (cell, read) => {
    expect(readBy(regionCell, cell)).toBe(read);
  });

  it.each<[string, string]>([
    ['Anggota Satgas', 'officer'],
    ['Ketua Tim', 'chair'],
    ['Tingkat Provinsi', 'province'],
    ['Wakil Ketua', 'unknown-rung'],
    ['Ketua Partai', 'unknown-rung'],
  ])('reads the rung of %s, or none: %s', (cell, read) => {
    expect(readBy(rungCell, cell)).toBe(read);
  });

  it.each<[string, string]>([
    ['siti(at)contoh.go.id', mail],
    ['siti [at] contoh.go.id', mail],
    ['siti @ contoh.go.id', mail],
    ['mailto:siti@contoh.go.id?subject=x', mail],
    ['siti@contoh,go.id', 'not-an-address'],
    ['siti@contoh.go.id/081', 'not-an-address'],
    ['siti@contoh.go.id; budi@contoh.go.id', 'two-addresses'],
  ])('reads the address of %s, or none: %s', (cell, read) => {
    expect(readBy(emailCell, cell)).toBe(read);
  });
});

describe('a follow-up code', () => {
  const code = '1234567890123452';
  it.each([
    'Kode tindak lanjut: 1234 5678 9012 3452. Simpan kode ini, hanya Anda yang memilikinya.',
    'https://netral.example/lacak?kode=1234567890123452',
    '1234/5678/9012/3452',
  ])('is found in what was pasted: %s', (said) => {
    expect(parseFollowUpCode(said)).toEqual({ ok: true, digits: code });
  });

  it.each([`${code} atau ${code}`, `a${code}`, `Kode 1234 5678 9012, lalu 3452`])(
    'is guessed from nothing: %s',
    (said) => {
      expect(parseFollowUpCode(said)).toMatchObject({ ok: false });
    },
  );
});

it.each([
  '19860926/201505/1/001',
  'NIPPPK 198609262015051001',
  'NIP\u200d 1986\u20600926 2015\u00ad051001',
])('a NIP written as %j is its digits', (said) => {
  expect(typedDigits(said)).toBe('198609262015051001');
});
