import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRows } from '../../../shared/csv/read-rows.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { number, shared, sheetXml, text, workbookOf, zipOf } from '../../support/workbooks.ts';

const rules = {
  columns: { name: ['nama'], number: ['nip'] },
  needs: ['name', 'number'],
  mostRows: 50,
};
const read = (bytes: Uint8Array) => readRows(bytes, rules);
const reasonOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason;
    throw error;
  }
  return undefined;
};

const heading = { A: text('Nama'), B: text('NIP') };
const bookOf = (...rows: [number, Record<string, string>][]) =>
  workbookOf({ sheets: [{ xml: sheetXml([[1, heading], ...rows]) }] });

describe('an Excel workbook', () => {
  it('is read as what is seen of it, by the rows and columns that Excel shows', async () => {
    const book = bookOf(
      [4, { A: text('Siti & “Ita”'), B: text('198609262015051001') }],
      [9, { B: text('198609262015051002'), D: text('di luar') }],
    );
    const { rows } = await read(book);
    expect(rows.map(({ line, cells }) => ({ line, ...cells }))).toEqual([
      { line: 4, nama: 'Siti & “Ita”', nip: '198609262015051001' },
      { line: 9, nama: '', nip: '198609262015051002' },
    ]);
    expect(rows[0]?.letters).toEqual({ nama: 'A', nip: 'B' });
  });

  it('may have titles above its headings, hidden sheets, and texts that its cells share', async () => {
    const list = sheetXml([
      [1, { A: text('DAFTAR ASN') }],
      [3, { C: shared(0), D: shared(1) }],
      [4, { C: shared(2), D: text('1') }],
    ]);
    const notes = { xml: sheetXml([[1, { A: text('Catatan') }]]) };
    const strings =
      '<sst><si><t>Nama</t></si><si><t>NIP</t></si><si><r><t>Si</t></r><r><t>ti_x000D_</t></r><rPh><t>x</t></rPh></si></sst>';
    const { rows } = await read(
      workbookOf({
        sheets: [notes, { xml: list }, { xml: list, state: ' state="hidden"' }],
        strings,
      }),
    );
    expect(rows).toMatchObject([
      { line: 4, cells: { nama: 'Siti', nip: '1' }, letters: { nama: 'C', nip: 'D' } },
    ]);
  });

  it.each<[string, string, string]>([
    ['a formula, by what it gave', '<c t="str"><f>A1&amp;"x"</f><v>198609</v></c>', '198609'],
    ['a number', number('81234567890'), '81234567890'],
    ['a decimal that binary cannot hold', number('18.090000000000003'), '18.09'],
    ['a number with leading zeros', number('812', 2), '000812'],
    ['a date', number('46355', 1), '2026-11-29'],
    ['a date with its time', number('46355.5', 3), '2026-11-29 12:00'],
    ['a time', number('0.25', 3), '06:00'],
    ['a yes', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['a fault', '<c t="e"><v>#REF!</v></c>', '#REF!'],
    ['16 digits as a number, rounded', number('1.8090125019E+15'), '1.80901250190000E+15'],
    ['18 digits as a number, rounded', number('198609262015051008'), '1.98609262015051E+17'],
  ])('has %s', async (_, cell, said) => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[$-421]dd/mm/yyyy\\ hh:mm;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';
    const xml = sheetXml([
      [1, heading],
      [2, { A: text('Siti'), B: cell }],
    ]);
    const { rows } = await read(workbookOf({ sheets: [{ xml }], styles }));
    expect(rows[0]?.cells['nip']).toBe(said);
  });

  it('counts dates from 1904 where it says so', async () => {
    const xml = sheetXml([
      [1, heading],
      [2, { A: text('Siti'), B: number('44893', 1) }],
    ]);
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const properties = '<workbookPr date1904="1"/>';
    const { rows } = await read(workbookOf({ sheets: [{ xml }], styles, properties }));
    expect(rows[0]?.cells['nip']).toBe('2026-11-29');
  });

  const many = Array.from({ length: 200 }, (_, n): [number, Record<string, string>] => [
    n + 2,
    { A: text(`N ${n}`), B: text('1') },
  ]);
  const list = {
    xml: sheetXml([
      [1, heading],
      [2, { A: text('Siti'), B: text('1') }],
    ]),
  };

  it.each<[string, Uint8Array, string]>([
    ['with lists on two sheets', workbookOf({ sheets: [list, list] }), 'several-lists'],
    [
      'without its headings',
      workbookOf({ sheets: [{ xml: sheetXml([[1, { A: text('Nama') }]]) }] }),
      'without-column-number',
    ],
    ['without rows', bookOf(), 'no-rows'],
    ['of too many rows', bookOf(...many), 'too-many-rows'],
    ['as wide as no list', bookOf([2, { A: text('Siti'), ZZ: text('1') }]), 'too-many-columns'],
    [
      'that is another ZIP',
      zipOf([{ name: 'word/document.xml', content: '<w/>' }]),
      'not-a-workbook',
    ],
    ['that is cut', bookOf().subarray(0, 300), 'broken-workbook'],
    [
      'whose XML is broken',
      workbookOf({ sheets: [{ xml: '<worksheet><sheetData><row r="1"><c' }] }),
      'broken-workbook',
    ],
    [
      'with a row that cannot be',
      workbookOf({ sheets: [{ xml: sheetXml([[99_999_999, heading]]) }] }),
      'broken-workbook',
    ],
    ['with a column that cannot be', bookOf([2, { AAAAAAAA: text('1') }]), 'broken-workbook'],
  ])('%s is refused by name', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason);
  });

  /** Why it is refused, and after how many seconds of processor time. */
  const weighed = async (bytes: Buffer) => {
    const started = process.cpuUsage();
    const reason = await reasonOf(bytes);
    return { reason, seconds: process.cpuUsage(started).user / 1e6 };
  };

  it.each<[string, (share: number) => Buffer]>([
    [
      'of many small tags',
      (share) =>
        workbookOf({ sheets: [{ xml: '<worksheet>' + '<x/>'.repeat(4_100_000 * share) }] }),
    ],
    [
      'of one text that never ends',
      (share) => workbookOf({ sheets: [{ xml: `<worksheet>${' '.repeat(8_000_000 * share)}` }] }),
    ],
    [
      'whose cells all share one long text',
      (share) => {
        const cells = Object.fromEntries(
          Array.from({ length: 26 }, (_, n) => [String.fromCharCode(65 + n), shared(0)]),
        );
        const rows = Array.from(
          { length: 100 * share },
          (_, n): [number, Record<string, string>] => [n + 1, cells],
        );
        const strings = `<sst><si><t>${'a'.repeat(400_000)}</t></si></sst>`;
        return workbookOf({ sheets: [{ xml: sheetXml(rows) }], strings });
      },
    ],
  ])('%s is no bomb', async (_, bomb) => {
    const bytes = bomb(1);
    expect(bytes.length).toBeLessThan(512 * 1024);
    const whole = await weighed(bytes);
    expect(whole.reason).toBe('unpacks-too-large');
    // Ten times as much takes ten times as long, about; what is small is not worth comparing.
    const { seconds } = await weighed(bomb(0.1));
    expect(whole.seconds / Math.max(seconds, 0.25)).toBeLessThan(40);
  });

  it('that says it unpacks to less than it does is refused', async () => {
    const bomb = zipOf([{ name: 'xl/workbook.xml', content: ' '.repeat(1_000_000), claims: 10 }]);
    expect(await reasonOf(bomb)).toBe('broken-workbook');
  });

  it('is read or refused by name, whatever byte of it is another', async () => {
    const right = bookOf([2, { A: text('Siti'), B: number('1') }]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(right.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Buffer.from(right);
          bytes.writeUInt8((bytes.readUInt8(at) + by) % 256, at);
          if (at > 1) expect(['string', 'undefined']).toContain(typeof (await reasonOf(bytes)));
        },
      ),
      { numRuns: 200 },
    );
  });
});
