import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseIdentity } from '../../functions/pledges/register/parse-identity.ts';
import { readRoster, sheetRules } from '../../functions/pledges/rosters/read-roster.ts';
import { keyOfCode } from '../../functions/reports/follow-up/report-code.ts';
import { phoneCell } from '../../functions/satgas/officers/contact-cells.ts';
import { cleanCell } from '../../shared/csv/cells.ts';
import { readText } from '../../shared/csv/read-rows.ts';
import { reasonText } from '../../shared/http/problem-words.ts';
import { parseMobile } from '../../shared/phone.ts';
import { typedDigits, typedPhone } from '../../shared/typed.ts';
import { demoCampaign } from '../support/campaign.ts';

const wide = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

/** One number, as people type it or paste it from a chat, a letter, a sheet. */
const spellings = (digits: string): string[] => {
  const groups = digits.replace(/(\d{4})(?=\d)/g, '$1 ');
  return [
    digits,
    groups,
    groups.replaceAll(' ', '-'),
    groups.replaceAll(' ', '.'),
    groups.replaceAll(' ', '_'),
    groups.replaceAll(' ', '\u00a0'),
    groups.replaceAll(' ', '\u2013'),
    groups.replaceAll(' ', ' - '),
    wide(digits),
    wide(groups),
    `\u202a${digits}\u202c`,
    `\u200b${groups}\ufeff`,
    `  ${groups}\n`,
    `“${groups}”`,
    `'${digits}`,
    `(${digits})`,
    `Kode: ${groups}`,
    `Kode tindak lanjut: ${groups}`,
    `kode ${groups}`,
    `Nomor : ${groups}`,
    `No. ${digits}`,
  ];
};

describe('a number or code that somebody typed', () => {
  it.each(spellings('2845123409876546'))('is read from %j', (spelling) => {
    expect(typedDigits(spelling)).toBe('2845123409876546');
  });

  it.each(['NIP 198609262015051001', 'NIP: 19860926 201505 1 001', 'NIP.198609262015051001'])(
    'is a NIP in %j',
    (spelling) => {
      expect(typedDigits(spelling)).toBe('198609262015051001');
    },
  );

  it.each([
    ['letters within', '2845x1234', '2845x1234'],
    ['letters before it that name nothing', 'X2845', 'X2845'],
    ['a number rounded by a spreadsheet', '1,98609E+17', '1,98609E+17'],
    ['nothing', '', ''],
  ])('stays wrong with %s', (_, typed, read) => {
    expect(typedDigits(typed)).toBe(read);
  });

  it.each([
    ['0812-3456-7890', '0812-3456-7890'],
    ['WA: 0812 3456 7890', '0812 3456 7890'],
    ['HP 081234567890', '081234567890'],
    ['0062812 3456 7890', '+62812 3456 7890'],
    ['+62 (0)812 3456 7890', '+62812 3456 7890'],
    ['\u202a+62 812\u00a03456 7890\u202c', '+62812 3456 7890'],
    ['62812 3456 7890', '+62812 3456 7890'],
  ])('is a phone in %j', (typed, read) => {
    expect(typedPhone(typed)).toBe(read);
  });
});

describe('every door where a number or code is typed', () => {
  const demo = demoCampaign();
  const now = Date.UTC(2026, 10, 29);
  const nip = '198609262015051001';
  const pledged = (number: string) => parseIdentity({ staffKind: 'pns', number }, now);
  const onRoster = (number: string) => {
    const [region] = demo.regions;
    if (!region) throw new Error('the demo has regions');
    const sheet = `NIP;Unit;Jenis\n"${number}";${region.units[0]?.code ?? ''};PNS`;
    const { good, refused } = readRoster(
      { campaign: demo, region, pepper: Buffer.alloc(32, 7), now },
      readText(Buffer.from(sheet), sheetRules),
    );
    return good[0]?.personKey ?? refused[0]?.reason;
  };
  const followed = (typed: string) =>
    keyOfCode(
      {
        codeKey: () => Promise.resolve(Buffer.alloc(32, 7)),
        reportOfSlip: () => Promise.resolve(undefined),
      },
      typed,
    );

  it.each(spellings(nip))('takes a NIP written %j', (spelling) => {
    expect(pledged(spelling)).toEqual({ ok: true, idKind: 'nip', number: nip, warnings: [] });
    expect(onRoster(spelling.replace('\n', ''))).toBe(onRoster(nip));
    expect(onRoster(nip)).toMatch(/^[\w-]{43}$/);
  });

  it.each(spellings('4539148803436467'))('takes a follow-up code written %j', async (spelling) => {
    expect(await followed(spelling)).toBe(await followed('4539148803436467'));
  });

  it.each([
    '0812-3456-7890',
    '\u202a0812 3456 7890\u202c',
    '０８１２３４５６７８９０',
    'WA: 081234567890',
  ])('takes a phone written %j', (spelling) => {
    expect(parseMobile(spelling)).toEqual({ ok: true, e164: '+6281234567890' });
    expect(phoneCell(cleanCell(spelling))).toBe('+6281234567890');
  });

  it('says how many digits came and how many there should be, in words', () => {
    const short = pledged('NIP 1986 0926 2015 0510 0');
    expect(short).toMatchObject({ ok: false, reason: 'wrong-length' });
    const facts = short.ok ? {} : short.facts;
    expect(reasonText('wrong-length', 'id', facts)).toBe(
      'jumlah angkanya salah: NIP 18 angka; yang ditulis 17',
    );
    expect(reasonText('wrong-length', 'id')).toBe('jumlah angkanya salah');
  });

  it('goes through the one reader: nobody takes spaces and dashes out of a number alone', () => {
    const own = readdirSync(new URL('../../functions', import.meta.url), { recursive: true })
      .map(String)
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) =>
        /replace\(\s*\/\[[^/]*\\s[^/]*\\?-[^/]*\]\/g/.test(
          readFileSync(new URL(`../../functions/${file}`, import.meta.url), 'utf8'),
        ),
      );
    expect(own).toEqual([]);
  });
});
