import { describe, expect, it } from '@jest/globals';
import { readRoster, sheetRules } from '../../../functions/pledges/rosters/read-roster.ts';
import { readRows } from '../../../shared/csv/read-rows.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { number, shared, sheetXml, text, workbookOf, zipOf } from '../../support/workbooks.ts';

const campaign = { ...demoCampaign(), nonAsnTakePart: true };
const region = campaign.regions.find(({ code }) => code === '18.09');
if (!region) throw new Error('The demo serves 18.09');
const now = Date.parse('2026-11-23T01:00:00Z');

/** How many people a sheet names, and its other rows by line, column, field and reason. */
const rosterOf = async (sheet: Uint8Array | string): Promise<[number, ...string[]]> => {
  const read = await readRows(Buffer.from(sheet), sheetRules);
  const { good, refused } = readRoster(
    { campaign, region, pepper: Buffer.alloc(32, 7), now },
    read,
  );
  const named = refused.map(
    ({ line, column = '', field, reason }) => `${line}${column} ${field} ${reason}`,
  );
  return [good.length, ...named];
};
const refusalOf = async (sheet: Uint8Array | string): Promise<string | undefined> => {
  try {
    await rosterOf(sheet);
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason;
    throw error;
  }
  return undefined;
};

const nip = (n: number) => `1986092620150511${String(n).padStart(2, '0')}`;
const two = `NIP;Nama;Unit Kerja;Jenis\n${nip(1)};Siti;DISDIK;PNS\n${nip(2)};Budi;Dinas Kesehatan;PNS\n`;
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('a list of two people is read whole', () => {
  it.each<[string, Uint8Array | string]>([
    ['in UTF-16 without its mark', Buffer.from(two, 'utf16le')],
    ['in UTF-16 the other way round without its mark', Buffer.from(two, 'utf16le').swap16()],
    ['with each row in quotes', two.trim().replace(/^.*$/gm, '"$&"')],
    [
      'with each row in one cell among empty ones',
      two.replaceAll(';', ',').trim().replace(/^.*$/gm, '"$&";;;'),
    ],
    [
      'with spaces around quotes',
      two.replaceAll('Siti', ' "Siti; S.Pd" ').replaceAll('Budi', '"Budi" '),
    ],
    ['with numbers as formulas nobody quoted', two.replace(/\d{18}/g, '="$&"')],
    ['with curly quotes', two.replaceAll('DISDIK', '“DISDIK”')],
    [
      'with numbers as quantities',
      two.replace(nip(1), `${nip(1)}.0`).replace(nip(2), '198.609.262.015.051.102,00'),
    ],
    ['with fillers nobody sees', two.replaceAll('DISDIK', '\u3164DIS\u034fDIK\u2800\ufe0f')],
    [
      'with Kab. and & in the names of units',
      two
        .replace('DISDIK', 'DINAS PENDIDIKAN & KEBUDAYAAN')
        .replace('Dinas Kesehatan', 'Dinas Kesehatan Kab. Pesawaran'),
    ],
    [
      'with notes on its headings',
      two.replace('NIP', 'NIP (18 digit)*').replace('Unit Kerja', 'Unit Kerja (wajib diisi)'),
    ],
    ['with the letters of a heading spaced out', two.replace('NIP', 'N I P')],
    ['with several names on one heading', two.replace('NIP', 'NIP/NI PPPK/NIK')],
    [
      'with headings in two rows',
      two.replace(/^.*\n/, 'Identitas;;Tempat;Jenis\nNIP;Nama;Unit Kerja;\n'),
    ],
    ['with twelve rows of nothing above', `${';;;\n'.repeat(12)}${two}`],
    [
      'with kinds of staff in full',
      two.replace(';PNS', ';Pegawai Negeri Sipil').replace(';PNS', ';PPPK PW'),
    ],
  ])('%s', async (_, sheet) => {
    expect(await rosterOf(sheet)).toEqual([2]);
  });
});

describe('a row that was pasted from another file', () => {
  const odd = Buffer.concat([
    Buffer.from(`${nip(3)};Ren`),
    latin('\xe9'),
    Buffer.from(';DISDIK;PNS\n'),
  ]);

  it('in an older encoding spoils neither the headings nor the rows around it', async () => {
    const [heading = '', ...rows] = two.replace('DISDIK', 'Dinas\u00a0Pendidikan').split(/(?<=\n)/);
    const marked = Buffer.from(`\ufeff${heading}`);
    expect(await rosterOf(Buffer.concat([marked, odd, Buffer.from(rows.join(''))]))).toEqual([3]);
  });

  it('with what a failed formula left is named, and nobody is taken by it', async () => {
    const faults = `#N/A;Ani;DISDIK;PNS\n${nip(4)};Ani;#REF!;PNS\n${nip(5)};Ani;DISDIK;#NAME?\n`;
    expect(await rosterOf(two + faults)).toEqual([
      2,
      '4A number spreadsheet-fault',
      '5C unit spreadsheet-fault',
      '6D staffKind spreadsheet-fault',
    ]);
  });
});

describe('what only calls itself a sheet says so', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['a page that begins with a remark', '<!-- SIMPEG --><table><tr><td>NIP', 'is-a-web-page'],
    ['a page that begins anywhere', '<center><b>DAFTAR</b><table>', 'is-a-web-page'],
    [
      'a page with its pictures',
      'MIME-Version: 1.0\nContent-Type: multipart/related',
      'is-a-web-page',
    ],
    ['a PDF', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>', 'not-a-sheet'],
    ['a letter', '{\\rtf1\\ansi NIP;Unit}', 'not-a-sheet'],
    ['an answer of a program', '[{"nip":"1","unit":"x"}]', 'not-a-sheet'],
    ['nothing but broken quotes', 'NIP "a";b\nx "y";z', 'not-a-sheet'],
  ])('%s', async (_, sheet, reason) => {
    expect(await refusalOf(sheet)).toBe(reason);
  });
});

describe('a workbook', () => {
  const head = { A: text('NIP'), B: text('Unit Kerja') };
  const rows = sheetXml([
    [1, head],
    [2, { A: text(nip(1)), B: text('DISDIK') }],
  ]);
  const relation = (type: string, target: string) =>
    `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const bookAt = (part: string, sheet: string, more = '') => {
    const [folder = '', name = ''] = part.split('/');
    return zipOf([
      {
        name: '_rels/.rels',
        content: `<Relationships>${relation('officeDocument', part)}</Relationships>`,
      },
      {
        name: part,
        content: '<workbook><sheets><sheet name="S" r:id="worksheet"/></sheets></workbook>',
      },
      {
        name: `${folder}/_rels/${name}.rels`,
        content: `<Relationships>${relation('worksheet', sheet)}${more}</Relationships>`,
      },
      { name: `${folder}/worksheets/s.xml`, content: rows },
    ]);
  };

  it.each([
    ['whose parts have other names', bookAt('xl/workbook2.xml', 'worksheets/s.xml')],
    ['in another folder', bookAt('book/workbook.xml', 'worksheets/s.xml')],
    ['with targets that go up', bookAt('xl/workbook.xml', '../xl/worksheets/s.xml')],
    ['with targets in other letters', bookAt('xl/workbook.xml', '/XL/Worksheets/S.xml')],
    [
      'with each row in one cell',
      workbookOf({
        sheets: [
          {
            xml: sheetXml([
              [1, { A: text('NIP,Nama,Unit Kerja') }],
              [2, { A: text(`${nip(1)},"Siti, S.Pd",DISDIK`) }],
            ]),
          },
        ],
      }),
    ],
    [
      'with headings that span columns',
      workbookOf({
        sheets: [
          {
            xml: sheetXml([
              [4, { A: text('No'), B: text('Identitas'), D: text('Unit Kerja') }],
              [5, { B: text('NIP'), C: text('Nama') }],
              [6, { A: number('1'), B: text(nip(1)), C: text('Siti'), D: text('DISDIK') }],
            ]),
          },
        ],
      }),
    ],
  ])('%s is read', async (_, book) => {
    expect(await rosterOf(book)).toEqual([1]);
  });

  it('with a formula nobody has counted yet names its row, and one that gave nothing is empty', async () => {
    const xml = sheetXml([
      [1, { ...head, C: text('Keterangan') }],
      [2, { A: '<c><f>X1</f></c>', B: text('DISDIK') }],
      [3, { A: text(nip(2)), B: text('DISDIK'), C: '<c t="str"><f>X1</f><v></v></c>' }],
    ]);
    expect(await rosterOf(workbookOf({ sheets: [{ xml }] }))).toEqual([1, '2A number formula']);
  });

  it('that points to a text it does not hold is broken, and makes no empty cell of it', async () => {
    const xml = sheetXml([
      [1, head],
      [2, { A: text(nip(1)), B: shared(7) }],
    ]);
    expect(await refusalOf(workbookOf({ sheets: [{ xml }] }))).toBe('broken-workbook');
  });
});
