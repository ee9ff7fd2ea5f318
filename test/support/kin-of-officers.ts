import { rows, windows, type Kin } from './kin-of-sheets.ts';

let officer = 0;
type Cells = { region?: string; id?: string; name?: string; phone?: string; email?: string };
const officerHead = 'region,id,rung,name,unit,phone,email,lang';
/** A row of the list of officers, right but for what is said; ids and phones that no other row has. */
const officerRow = (cells: Cells = {}): string => {
  officer += 1;
  const { region = '18.09', id = `uji-k${officer}`, name = 'Contoh Nama' } = cells;
  const { phone = `0812000${String(60_000 + officer)}`, email = '' } = cells;
  return [region, id, 'officer', name, 'INSPEKTORAT', phone, email, 'id'].join(',');
};
const list = (...cells: Cells[]): string => rows(officerHead, ...cells.map(officerRow));

/** Lists of officers of the kinds that were read wrongly once, each kind three times more. */
export const kinOfOfficers: readonly Kin[] = [
  {
    of: 'officers-01',
    as: 'regions with dashes, spaces and a zero before',
    sheet: list({ region: '18-09' }, { region: '18 09' }, { region: "'18.09" }),
    taken: 3,
  },
  {
    of: 'officers-01',
    as: 'regions as numbers with two places, or none',
    sheet: list({ region: '18.090' }, { region: '1809.0' }, { region: '18' }),
    taken: 1,
    refused: ['2A region no-region-code', '4C rung not-of-this-region'],
  },
  {
    of: 'officers-01',
    as: 'a region as a date, and one by name',
    sheet: list({ region: '18-Sep' }, { region: 'Kabupaten Pesawaran' }, { region: '' }),
    taken: 1,
    refused: ['2A region became-a-date', '4A region required'],
  },
  {
    of: 'officers-02',
    as: 'phones with words, brackets and full stops',
    sheet: list(
      { phone: 'HP 0812-0006-1001' },
      { phone: '(0812) 0006 1002' },
      { phone: '0812.0006.1003' },
    ),
    taken: 3,
  },
  {
    of: 'officers-02',
    as: 'phones with letters for digits, too long, and none',
    sheet: list({ phone: '08l2-0006-1004' }, { phone: '0812000610041234' }, { phone: 'tidak ada' }),
    taken: 0,
    refused: ['2F phone not-a-number', '3F phone not-mobile', '4F phone required'],
  },
  {
    of: 'officers-02',
    as: 'two phones with a slash, one with a country twice, one of abroad',
    sheet: list(
      { phone: '081200061005/081200061006' },
      { phone: '+62 62 812 0006 1007' },
      { phone: '+60 12 345 6789' },
    ),
    taken: 0,
    refused: ['2F phone two-numbers', '3F phone not-mobile', '4F phone not-indonesian'],
  },
  {
    of: 'officers-03',
    as: 'names with titles, a comma in quotes, and letters of other tongues',
    sheet: list(
      { name: '"Dr. H. Contoh Nama, S.Pd., M.M."' },
      { name: 'Ni Luh Gedé Contoh' },
      { name: "Ma'ruf Contoh" },
    ),
    taken: 3,
  },
  {
    of: 'officers-03',
    as: 'a dash, dots and a picture for a name',
    sheet: list({ name: '-' }, { name: '....' }, { name: '😀😀😀' }),
    taken: 0,
    refused: ['2D name required', '3D name not-a-name', '4D name not-a-name'],
  },
  {
    of: 'officers-03',
    as: 'a formula, a fault of the sheet, and a number for a name',
    sheet: list({ name: '=A1&B1' }, { name: '#REF!' }, { name: '198609262015051001' }),
    taken: 0,
    refused: ['2D name formula', '3D name spreadsheet-fault', '4D name not-a-name'],
  },
  {
    of: 'officers-04',
    as: 'an id with a space at its end, one in capitals, one of forty-one letters',
    sheet: list({ id: 'uji-spasi ' }, { id: 'UJI-BESAR' }, { id: `u${'i'.repeat(40)}` }),
    taken: 2,
    refused: ['4B id not-an-officer-id'],
  },
  {
    of: 'officers-04',
    as: 'an id three times, twice with another case',
    sheet: list({ id: 'uji-sama' }, { id: 'UJI-SAMA' }, { id: 'uji-sama ' }),
    taken: 1,
    refused: ['3B id repeated-id', '4B id repeated-id'],
  },
  {
    of: 'officers-04',
    as: 'an id that is a mail, one with a slash, and none',
    sheet: list({ id: 'siti@contoh.test' }, { id: 'uji/1' }, { id: '' }),
    taken: 0,
    refused: ['2B id not-an-officer-id', '3B id not-an-officer-id', '4B id required'],
  },
  {
    of: 'officers-06',
    as: 'addresses with mailto:, in angles, and with a name before',
    sheet: list(
      { email: 'mailto:satu@contoh.test' },
      { email: '<dua@contoh.test>' },
      { email: 'Contoh Tiga <tiga@contoh.test>' },
    ),
    taken: 3,
  },
  {
    of: 'officers-06',
    as: 'addresses with spaces, marks nobody sees, and a full stop at the end',
    sheet: list(
      { email: ' empat@contoh.test\u00a0' },
      { email: 'lima@\u200bcontoh.test' },
      { email: 'enam@contoh.test.' },
    ),
    taken: 3,
  },
  {
    of: 'officers-06',
    as: 'an address without a dot, with two at signs, and with a comma',
    sheet: list(
      { email: 'tujuh@contoh' },
      { email: 'delapan@@contoh.test' },
      { email: '"sembilan@contoh,test"' },
    ),
    taken: 0,
    refused: ['2G email not-an-address', '3G email two-addresses', '4G email not-an-address'],
  },
  {
    of: 'officers-08',
    as: 'rows of commas and spaces',
    sheet: rows(officerHead, officerRow(), ...Array.from({ length: 200 }, () => ', , ,,,,,')),
    taken: 1,
  },
  {
    of: 'officers-08',
    as: 'an empty row between people',
    sheet: rows(officerHead, officerRow(), ',,,,,,,', officerRow()),
    taken: 2,
  },
  {
    of: 'officers-08',
    as: 'rows of marks nobody sees',
    sheet: windows(officerHead, officerRow(), '\u00a0,\u200b,,,,,,', '\ufeff,,,,,,,'),
    taken: 1,
  },
  {
    of: 'officers-10',
    as: 'a letterhead of three lines',
    sheet: rows(
      'PEMERINTAH KABUPATEN PESAWARAN,,,,,,,',
      'SATUAN TUGAS NETRALITAS,,,,,,,',
      ',,,,,,,',
      officerHead,
      officerRow(),
    ),
    taken: 1,
  },
  {
    of: 'officers-10',
    as: 'sep= and a title after it',
    sheet: windows('sep=,', 'DAFTAR PETUGAS', officerHead, officerRow()),
    taken: 1,
  },
  {
    of: 'officers-10',
    as: 'headings in Indonesian under a title',
    sheet: rows(
      'DAFTAR;;;;;',
      'Kode Daerah;Kode Petugas;Tingkat;Nama Lengkap;Unit Kerja;Nomor HP',
      '18.09;uji-judul;Petugas;Contoh;INSPEKTORAT;081200061090',
    ),
    taken: 1,
  },
  {
    of: 'officers-11',
    as: 'a quote that nobody closed',
    sheet: rows(officerHead, officerRow({ name: '"Contoh' }), officerRow()),
    taken: 1,
    refused: ['2 row open-quote'],
  },
  {
    of: 'officers-11',
    as: 'a quoted name with a quoted nickname at its end',
    sheet: rows(officerHead, officerRow({ name: '"Siti "Ita""' }), officerRow()),
    taken: 1,
    refused: ['2 row stray-quote'],
  },
  {
    of: 'officers-11',
    as: 'quotes doubled as they must be',
    sheet: rows(officerHead, officerRow({ name: '"Siti ""Ita"" Contoh"' })),
    taken: 1,
  },
  {
    of: 'officers-13',
    as: 'columns nobody knows, named',
    sheet: rows(`${officerHead},pangkat,golongan`, `${officerRow()},Penata,III/c`),
    taken: 1,
    notRead: ['pangkat', 'golongan'],
  },
  {
    of: 'officers-13',
    as: 'whether somebody is active, in other words',
    sheet: rows(`${officerHead},aktif`, `${officerRow()},ya`, `${officerRow()},tidak aktif`),
    taken: 2,
  },
  {
    of: 'officers-13',
    as: 'a language and a yes that are none',
    sheet: rows(
      `${officerHead.replace(',lang', ',bahasa')},active`,
      `${officerRow().replace(/,id$/, ',jawa')},yes`,
      `${officerRow()},mungkin`,
    ),
    taken: 0,
    refused: ['2H lang unknown-language', '3I active not-yes-or-no'],
  },
];
