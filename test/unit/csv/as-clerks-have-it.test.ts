import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRoster, sheetRules } from '../../../functions/pledges/rosters/read-roster.ts';
import { readSheet } from '../../../functions/pledges/ceremonies/read-sheet.ts';
import { readRows } from '../../../shared/csv/read-rows.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { columnLetter } from '../../../shared/csv/cells.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { sheetXml, text, workbookOf, zipOf } from '../../support/workbooks.ts';

const campaign = { ...demoCampaign(), nonAsnTakePart: true };
const region = campaign.regions.find(({ code }) => code === '18.09');
if (!region) throw new Error('The demo serves 18.09');
const needs = {
  ...{ campaign, region, pepper: Buffer.alloc(32, 7) },
  now: Date.parse('2026-11-23T01:00:00Z'),
};
type Row = { line: number; column?: string | undefined; field: string; reason: string };
const named = (rows: readonly Row[]) =>
  rows.map(({ line, column = '', field, reason }) => `${line}${column} ${field} ${reason}`);
const rosterOf = async (sheet: Uint8Array | string) => {
  const read = readRoster(needs, await readRows(Buffer.from(sheet), sheetRules));
  return { taken: read.good.length, refused: named(read.refused), warned: named(read.warnings) };
};
const taken = (count: number) => ({ taken: count, refused: [], warned: [] });

const nip = '198609262015051001';
const other = '198609262015051002';
const two = `NIP;Unit Kerja\n${nip};DISDIK\n${other};DISDIK\n`;
const utf16 = (said: string) => Buffer.from(said, 'utf16le');

const numberHeadings = [
  ...['NIP Pegawai', 'N I P', 'N.I.P.', 'NIP/NRK', 'Nomor NIP', 'No. NIP', 'NIP 18 Digit'],
  ...['No. Induk Pegawai', 'NI-PPPK', 'Nomor Induk Pegawai (NIP)', 'NIP PNS', 'NIP/NI P3K'],
  ...['nip_baru', 'PNS NIP BARU', 'NIK KTP', 'NIP (tanpa spasi)', 'NIP atau NIK', 'NIP & NIK'],
];
const unitHeadings = [
  ...['Instansi', 'Instansi Kerja', 'Nama Perangkat Daerah', 'Tempat Tugas', 'unor_nama'],
  ...['UNOR INDUK NAMA', 'Dinas/Badan', 'UNIT KERJA (OPD)', 'OPD/UPT', 'UnitKerja', 'Unker'],
  ...['Satuan Kerja Perangkat Daerah', 'Organisasi Perangkat Daerah', 'Unit Kerja / Sekolah'],
];

describe('a heading', () => {
  it.each(numberHeadings)('%s is that of the number', async (heading) => {
    expect(await rosterOf(`${heading};Unit Kerja\n${nip};DISDIK\n`)).toEqual(taken(1));
  });

  it.each(unitHeadings)('%s is that of the unit', async (heading) => {
    expect(await rosterOf(`NIP;${heading}\n${nip};DISDIK\n`)).toEqual(taken(1));
  });

  it('of name and number together gives the one number in its cells, and names two', async () => {
    const sheet = `"Nama / NIP";Unit\n"Siti, S.Pd.\nNIP. 19860926 201505 1 001";DISDIK\n"Budi ${nip}, Ani ${other}";DISDIK\n`;
    expect(await rosterOf(sheet)).toEqual({
      ...taken(1),
      refused: ['4A number not-digits'],
    });
  });

  it('of a section beside that of its office takes the one that is a unit of the region', async () => {
    const sheet = `NIP BARU;UNOR NAMA;UNOR INDUK NAMA;INSTANSI KERJA NAMA\n${nip};Seksi Kurikulum;Dinas Pendidikan;Pemerintah Kab. Pesawaran\n`;
    expect(await rosterOf(sheet)).toEqual(taken(1));
  });
});

describe('a unit', () => {
  it.each([
    ...['DISDIK - Dinas Pendidikan', 'Dinas Pendidikan (DISDIK)', '(DISDIK)'],
    ...['1. Dinas Pendidikan', 'Dinas Pendidikan,', 'Dinas Pendidikan Kab.Pesawaran'],
  ])('is known as %s', async (said) => {
    expect(await rosterOf(`NIP;Unit\n${nip};${said}\n`)).toEqual(taken(1));
  });

  it.each([
    'Dinas Kesehatan (DISDIK)',
    'DISDIK - Dinas Kesehatan',
    'UPT Puskesmas - Dinas Kesehatan',
  ])('is none where its parts do not agree: %s', async (said) => {
    expect((await rosterOf(`NIP;Unit\n${nip};${said}\n`)).refused).toEqual([
      '2B unit unknown-unit',
    ]);
  });
});

describe('a kind of staff', () => {
  it.each(['ASN', 'PNS/PPPK', 'PNS Aktif', 'PNS (aktif)', 'PNSD', 'PNS/CPNS'])(
    '%s takes who has a NIP',
    async (kind) => {
      expect(await rosterOf(`NIP;Unit;Jenis\n${nip};DISDIK;${kind}\n`)).toEqual(taken(1));
    },
  );

  it('that holds for both does not say which on the sheet of a ceremony', async () => {
    const sheet = Buffer.from(`NIP;Unit;Jenis\n${nip};DISDIK;ASN\n`);
    const { refused } = await readSheet({ ...needs, units: ['DISDIK'] }, sheet);
    expect(named(refused)).toEqual(['2C staffKind required']);
  });
});

describe('a file', () => {
  it.each<[string, Uint8Array | string]>([
    ['whose `sep=` line ends otherwise than the others', utf16(`\ufeffsep=;\r\n${two}`)],
    ['in UTF-16 without its mark that begins with a dash', utf16(`– Daftar –\n${two}`)],
    ['in UTF-16 without its mark in curly quotes', utf16(`“DAFTAR ASN”\r\n${two}`).swap16()],
    ['with ^ between its cells', two.replaceAll(';', '^')],
    ['with ~ between its cells', two.replaceAll(';', '~')],
    ['with the mark of DOS at its end', `${two}\x1a`],
  ])('%s is read whole', async (_, sheet) => {
    expect(await rosterOf(sheet)).toEqual(taken(2));
  });

  it.each<[string, string]>([
    ['########', 'spreadsheet-fault'],
    ['1,98609 E+17', 'scientific-notation'],
  ])('names what a spreadsheet prints in place of a number: %s', async (cell, reason) => {
    expect(await rosterOf(two.replace(nip, cell))).toEqual({
      ...taken(1),
      refused: [`2A number ${reason}`],
    });
  });

  it('is the same list in every encoding, with any delimiter, line end and spelling of its headings', async () => {
    const encodings: ((said: string) => Buffer)[] = [
      (said) => Buffer.from(said),
      (said) => Buffer.from(`\ufeff${said}`),
      utf16,
      (said) => utf16(`\ufeff${said}`),
      (said) => utf16(said).swap16(),
      (said) => Buffer.from(said, 'latin1'),
    ];
    const lists = fc.record({
      encode: fc.constantFrom(...encodings),
      delimiter: fc.constantFrom(';', ',', '\t', '|', '^', '~'),
      ends: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 4, maxLength: 4 }),
      heading: fc.constantFrom(...numberHeadings.filter((one) => !one.includes('&'))),
      unit: fc.constantFrom(...unitHeadings),
      title: fc.constantFrom('', 'DAFTAR ASN', 'Daftar Ren\xe9'),
      told: fc.boolean(),
      quoted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(lists, async ({ encode, delimiter, ends, heading, unit, title, ...how }) => {
        const row = (...cells: string[]) =>
          cells.map((cell) => (how.quoted ? `"${cell}"` : cell)).join(delimiter);
        const lines = [title, row(heading, unit), row(nip, 'DISDIK'), row(other, 'DISDIK')];
        const mark = how.told ? `sep=${delimiter}\r\n` : '';
        const written = mark + lines.map((line, n) => line + (ends[n] ?? '\n')).join('');
        expect(await rosterOf(encode(written))).toEqual(taken(2));
      }),
      { numRuns: 150 },
    );
  });
});

const rowOf = (cells: readonly string[]) =>
  Object.fromEntries(cells.map((cell, n) => [columnLetter(n), text(cell)]));
const xmlOf = (...rows: string[][]) =>
  sheetXml(rows.map((cells, n): [number, Record<string, string>] => [n + 1, rowOf(cells)]));
const heading = ['NIP', 'Nama', 'Unit Kerja', 'Jenis'];
const siti = [nip, 'Siti', 'DISDIK', 'PNS'];
const budi = [other, 'Budi', '', 'PNS'];
const merging = (xml: string, ...references: string[]) =>
  xml.replace(
    '</sheetData>',
    `</sheetData><mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  );
const bookOf = (...sheets: string[]) => workbookOf({ sheets: sheets.map((xml) => ({ xml })) });

describe('a workbook', () => {
  it('says of each row what a cell merged over it says', async () => {
    expect(await rosterOf(bookOf(merging(xmlOf(heading, siti, budi), 'C2:C3')))).toEqual(taken(2));
  });

  it('makes no row of headings that are merged over two, and fills nothing that says something', async () => {
    const below = ['', '', '', ''];
    const xml = merging(
      xmlOf(heading, below, siti, [...budi.slice(0, 2), 'Dinas Kesehatan', 'PNS']),
      'A1:A2',
      'C1:C2',
      'C3:C4',
    );
    const { rows } = await readRows(bookOf(xml), sheetRules);
    expect(rows.map(({ cells }) => cells['unit kerja'])).toEqual(['DISDIK', 'Dinas Kesehatan']);
  });

  it('whose merged cells span more than any list is refused, and soon', async () => {
    const many = Array.from({ length: 2000 }, () => 'C2:C1048576');
    const refusal = rosterOf(bookOf(merging(xmlOf(heading, siti, budi), ...many)));
    await expect(refusal).rejects.toThrow(Refusal);
  });

  const hidden = bookOf(
    xmlOf(heading, siti, [other, 'Budi', 'DISDIK', 'PNS']).replace(
      '<row r="3"',
      '<row r="3" hidden="1"',
    ),
  );
  it('takes a hidden row for a roster, and says so', async () => {
    expect(await rosterOf(hidden)).toEqual({ ...taken(2), warned: ['3 row hidden-row'] });
  });

  it('makes nobody in a hidden row somebody who pledged', async () => {
    const { pledges, refused } = await readSheet({ ...needs, units: ['DISDIK'] }, hidden);
    expect([pledges.length, named(refused)]).toEqual([1, ['3 row hidden-row']]);
  });

  it('with a form to fill in beside the list reads the list', async () => {
    expect(await rosterOf(bookOf(xmlOf(heading), xmlOf(heading, siti)))).toEqual(taken(1));
  });

  it('with a sheet that is a chart reads the others', async () => {
    const of = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const book = zipOf([
      { name: '[Content_Types].xml', content: '<Types/>' },
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns:r="${of}"><sheets><sheet name="G" r:id="rId1"/><sheet name="A" r:id="rId2"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: `<Relationships><Relationship Id="rId1" Type="${of}/chartsheet" Target="c.xml"/><Relationship Id="rId2" Type="${of}/worksheet" Target="s.xml"/></Relationships>`,
      },
      { name: 'xl/c.xml', content: '<chartsheet/>' },
      { name: 'xl/s.xml', content: xmlOf(heading, siti) },
    ]);
    expect(await rosterOf(book)).toEqual(taken(1));
  });
});
