import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRoster, sheetRules } from '../../../functions/pledges/rosters/read-roster.ts';
import {
  bucketCount,
  bucketOf,
  bucketsOf,
  hasPerson,
  personIn,
  packRows,
  rosterStatuses,
  unpackRows,
  type RosterRow,
} from '../../../functions/pledges/rosters/roster.ts';
import { parseIdentity } from '../../../functions/pledges/register/parse-identity.ts';
import { personKey } from '../../../functions/pledges/register/person-key.ts';
import { readText } from '../../../shared/csv/read-rows.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { nipOf } from '../../support/rosters.ts';

const campaign = demoCampaign();
const region = campaign.regions.find(({ code }) => code === '18.09');
if (!region) throw new Error('The demo serves 18.09');
const pepper = Buffer.alloc(32, 7);
const now = Date.parse('2026-11-23T01:00:00Z');
const read = (sheet: string | Buffer, nonAsnTakePart = true) =>
  readRoster(
    { campaign: { ...campaign, nonAsnTakePart }, region, pepper, now },
    readText(Buffer.from(sheet), sheetRules),
  );
const [unit = { code: '', name: '' }] = region.units;
const nip = '198609262015051001';
const keyOf = (number: string, idKind: 'nip' | 'nik' = 'nip') =>
  personKey({ pepper, campaign: campaign.id, region: '18.09', idKind, number });

describe('a list of civil servants', () => {
  it.each<[string, string]>([
    ['by code', unit.code],
    ['by name', unit.name],
    ['by name in capitals', unit.name.toUpperCase()],
    ['by region and code', `18.09/${unit.code.toLowerCase()}`],
  ])('may name the unit %s', (_, said) => {
    expect(read(`nip;opd\n${nip};${said}`).good).toEqual([
      { personKey: keyOf(nip), unit: unit.code, status: 'expected' },
    ]);
  });

  it.each<[string, RosterRow['status']]>([
    ['', 'expected'],
    ['-', 'expected'],
    ['Aktif', 'expected'],
    ['SAKIT', 'sick'],
    ['cuti', 'on-leave'],
    ['CLTN', 'cltn'],
    ['menolak', 'refused'],
    ['refused', 'refused'],
  ])('says by "%s" that somebody is %s', (said, status) => {
    expect(read(`nip,unit,keterangan\n${nip},${unit.code},${said}`).good[0]?.status).toBe(status);
  });

  it('keys a person as their pledge does, whatever the kind of staff it says', () => {
    const partTime = '199009132025242014';
    for (const kind of ['pns', 'PPPK', 'PPPK paruh waktu', 'P3K', ''])
      expect(read(`nip,unit,jenis\n${partTime},${unit.code},${kind}`).good[0]?.personKey).toBe(
        keyOf(partTime),
      );
    const nik = '1809015204900001';
    for (const kind of ['honorer', 'THL', ''])
      expect(read(`nik,unit,jenis\n${nik},${unit.code},${kind}`).good[0]?.personKey).toBe(
        keyOf(nik, 'nik'),
      );
    const staff = personKey({
      pepper,
      campaign: campaign.id,
      region: '18.09',
      idKind: 'staff-number',
      number: 'THL-7',
      unit: `18.09/${unit.code}`,
    });
    expect(
      read(`nip,nomor pegawai,unit\n,thl-7,${unit.code}`).good.map((row) => row.personKey),
    ).toEqual([staff]);
  });

  it('reads neither names nor anything else it does not need, and says nothing of a bad row’s contents', () => {
    const { refused, good } = read(
      `nip,nama,unit,pangkat\n${nip},Contoh Nama,${unit.code},IV/a\n12345,Nama Rahasia,${unit.code},x`,
    );
    expect(JSON.stringify({ refused, good })).not.toMatch(/Contoh|Rahasia|12345|1986/);
    expect(refused).toEqual([{ line: 3, field: 'number', reason: 'wrong-length', column: 'A' }]);
  });

  it.each(['=1+1', '+cmd|calc', '-2', '@SUM(A1)'])(
    'that holds a formula is refused by name, and what it says goes nowhere: %s',
    (formula) => {
      const { good, refused } = read(`nip,unit,status\n${nip},${unit.code},${formula}`);
      expect(good).toEqual([]);
      expect(refused).toEqual([{ line: 2, field: 'status', reason: 'formula', column: 'C' }]);
    },
  );

  it('takes staff that are no ASN only where the campaign does', () => {
    const sheet = `nik,unit,jenis\n1809015204900001,${unit.code},honorer`;
    expect(read(sheet, false).refused).toEqual([
      { line: 2, field: 'staffKind', reason: 'not-open', column: 'C' },
    ]);
  });

  it('counts every row once: taken or refused, each with its own line', () => {
    const cell = fc.oneof(
      fc.constantFrom(nip, unit.code, '', '=1+1', '1.98609E+17', '-', "'", 'sakit', '__proto__'),
      fc
        .string({ unit: 'grapheme', maxLength: 12 })
        .map((text) => text.replace(/[",\r\n\t;]/g, '')),
      fc.integer({ min: 0, max: 5000 }).map(nipOf),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }), (rows) => {
        const sheet = ['nip,unit,status', ...rows.map((row) => `${row.join(',')},x`)].join('\n');
        const { rows: count, good, refused } = read(sheet);
        expect(count).toBe(rows.length);
        expect(good.length + refused.length).toBe(rows.length);
        expect(new Set(refused.map(({ line }) => line)).size).toBe(refused.length);
        expect(new Set(good.map((row) => row.personKey)).size).toBe(good.length);
      }),
    );
  });
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const two = (n: number) => String(n).padStart(2, '0');

/** Somebody who may exist: born 1960 to 2005, begun at 18 to 21 or at 2015 to 2026. */
const anEmployee = fc
  .record({
    born: fc.integer({ min: Date.UTC(1966, 0, 1), max: Date.UTC(1999, 11, 31) }),
    began: fc.integer({ min: 2016, max: 2026 }),
    code: fc.integer({ min: 0, max: 99 }),
    sex: fc.constantFrom('1', '2'),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ born, began, code, sex, sequence }) => ({
    code,
    number: `${new Date(born).toISOString().slice(0, 10).replaceAll('-', '')}${began}${two(code)}${sex}${String(sequence).padStart(3, '0')}`,
  }));

/** The same number as people write it. */
const written = (number: string) =>
  fc.constantFrom(
    number,
    number.replace(/^(.{8})(.{6})(.)/, '$1 $2 $3 '),
    number.replace(/(.{4})/g, '$1.'),
    ` ${number.replace(/(.{6})/g, '$1-')} `,
  );

describe('whoever pledges and stands on a list', () => {
  it('is one person in both: PNS, PPPK whose digits 13 and 14 are no month, part-time PPPK', () => {
    fc.assert(
      fc.property(
        anEmployee.chain(({ number, code }) =>
          fc.tuple(fc.constant(number), fc.constant(code), written(number), written(number)),
        ),
        fc.constantFrom('pns', 'pppk', 'pppk-part-time'),
        ([number, code, onList, inForm], staffKind) => {
          const listed = read(`nip,unit\n"${onList}",${unit.code}`);
          const pledged = parseIdentity({ staffKind, number: inForm }, now);
          expect(listed.good[0]?.personKey).toBe(keyOf(number));
          expect(pledged).toMatchObject({ ok: true, number });
          const isMonth = code >= 1 && code <= 12;
          expect(pledged).toMatchObject({
            warnings: isMonth === (staffKind === 'pns') ? [] : ['kind-mismatch'],
          });
        },
      ),
    );
  });

  it('is one person by NIK, however odd its region or date, and by staff number within the unit', () => {
    fc.assert(
      fc.property(digits(16), fc.stringMatching(/^[A-Za-z0-9./]{1,20}$/), (nik, staffNumber) => {
        fc.pre(!nik.endsWith('0000'));
        const listed = read(`nik,unit,jenis\n${nik},${unit.code},honorer`).good[0]?.personKey;
        expect(listed).toBe(keyOf(nik, 'nik'));
        const parsed = parseIdentity({ staffKind: 'non-asn', staffNumber }, now);
        const row = read(`nik,staffnumber,unit\n,${staffNumber},${unit.code}`).good[0];
        expect(parsed.ok).toBe(true);
        expect(row?.personKey).toBe(
          personKey({
            pepper,
            campaign: campaign.id,
            region: '18.09',
            idKind: 'staff-number',
            number: staffNumber.toUpperCase(),
            unit: `18.09/${unit.code}`,
          }),
        );
      }),
    );
  });

  it('is not somebody else: another number is another person, or none', () => {
    fc.assert(
      fc.property(anEmployee, anEmployee, (one, other) => {
        fc.pre(one.number !== other.number);
        const { good } = read(`nip,unit\n${one.number},${unit.code}\n${other.number},${unit.code}`);
        expect(new Set(good.map((row) => row.personKey)).size).toBe(2);
      }),
    );
  });
});

const aRow = fc.record({
  personKey: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('base64url')),
  unit: fc.constantFrom('DISDIK', 'SEKDA', 'KEC-RAMBAH'),
  status: fc.constantFrom(...rosterStatuses),
});
const rowsOf = fc.uniqueArray(aRow, { selector: ({ personKey: key }) => key, maxLength: 60 });
const inOrder = (rows: RosterRow[]) =>
  [...rows].sort((a, b) =>
    Buffer.compare(Buffer.from(a.personKey, 'base64url'), Buffer.from(b.personKey, 'base64url')),
  );

describe('the parts of a roster', () => {
  it('give back who was packed, in one order, and the same bytes for the same people', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const packed = packRows(rows);
        expect(unpackRows(packed)).toEqual(inOrder(rows));
        expect(packRows([...rows].reverse())).toEqual(packed);
      }),
    );
  });

  it('know who is in them, and nobody else', () => {
    fc.assert(
      fc.property(rowsOf, aRow, (rows, stranger) => {
        fc.pre(!rows.some(({ personKey: key }) => key === stranger.personKey));
        const packed = packRows(rows);
        for (const row of rows) {
          expect(hasPerson(packed, row.personKey)).toBe(true);
          expect(personIn(packed, row.personKey)).toEqual(row);
        }
        expect(personIn(packed, stranger.personKey)).toBeUndefined();
        expect(hasPerson(packed, stranger.personKey)).toBe(false);
      }),
    );
  });

  it('hold everybody once, each in the part of their own', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const parts = bucketsOf(rows);
        expect(parts).toHaveLength(bucketCount);
        expect(inOrder(parts.flat())).toEqual(inOrder(rows));
        for (const [part, there] of parts.entries())
          for (const { personKey: key } of there) expect(bucketOf(key)).toBe(part);
      }),
    );
  });
});
