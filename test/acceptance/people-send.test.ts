import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { columnLetter } from '../../shared/csv/cells.ts';
import { openCeremony } from '../support/ceremonies.ts';
import { kinOfOfficers } from '../support/kin-of-officers.ts';
import { kinOfRosters } from '../support/kin-of-rosters.ts';
import type { Kin } from '../support/kin-of-sheets.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';
import { number, sheetXml, text, workbookOf } from '../support/workbooks.ts';

let suite: SuiteProcess;
let admin: Record<string, string>;
let sheetLink: string;

beforeAll(async () => {
  suite = await startSuiteProcess();
  admin = await signInTo(suite, 'admin', 'ID');
  const chair = await signInTo(suite, 'chair', '18.09');
  const { ceremonyId } = await openCeremony(suite, chair);
  const read = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
  const { sheetLinks } = read.body as { sheetLinks: { unit: string; link: string }[] };
  sheetLink = (sheetLinks.find(({ unit }) => unit === 'DISDIK')?.link ?? '').replace(suite.url, '');
});

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const folder = new URL('../support/people-send/', import.meta.url);
const files = (start: string) =>
  readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith('.csv'));
const bytesOf = (name: string) => readFileSync(new URL(name, folder));

type Row = { line: number; field: string; reason: string; column?: string };
type Roster = { taken: number; refusedRows: Row[]; warnings: Row[] };
type Officers = { taken: number; refused: Row[]; notRead: string[]; preview: boolean };

const send = async (path: string, body: Buffer | string, type = 'text/csv') => {
  const response = await fetch(`${suite.url}${path}`, {
    method: 'POST',
    headers: { ...admin, accept: 'application/json', 'content-type': type },
    body: new Uint8Array(Buffer.from(body)),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

const sendRoster = async (body: Buffer | string) => {
  const { status, body: said } = await send('/v1/rosters?region=18.09&mode=add', body);
  expect(status).toBe(201);
  return said as Roster;
};

const sendOfficers = async (body: Buffer | string) => {
  const { status, body: said } = await send('/v1/officers/import?preview=yes', body);
  expect(status).toBe(200);
  return said as Officers;
};

const lines = (rows: readonly Row[]) =>
  rows.map(({ line, field, reason, column = '' }) => `${line}${column} ${field} ${reason}`);

type Answered = { taken: number; refused?: string[]; warned?: string[]; notRead?: string[] };

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const heading = ['NIP', 'Nama', 'Unit Kerja', 'Jenis'];
const rowOf = (cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    cells.map((cell, n) => [columnLetter(n), /^<c/.test(cell) ? cell : text(cell)]),
  );
/** A workbook as a clerk keeps it: a title, headings in row 3, people below. */
const clerksBook = (...people: string[][]) =>
  workbookOf({
    sheets: [
      {
        xml: sheetXml([
          [1, { A: text('DAFTAR ASN') }],
          [3, rowOf(heading)],
          ...people.map((cells, n): [number, Record<string, string>] => [n + 4, rowOf(cells)]),
        ]),
      },
    ],
  });

const rosters: Record<string, Answered> = {
  'roster-01-title-rows-above-heading.csv': { taken: 2 },
  'roster-02-sep-line.csv': { taken: 2 },
  'roster-03-trailing-empty-rows.csv': { taken: 1 },
  'roster-06-nbsp-and-invisible.csv': { taken: 8 },
  'roster-08-nik-rounded-by-excel.csv': {
    taken: 0,
    refused: [
      '2A number rounded-by-spreadsheet',
      '3A number rounded-by-spreadsheet',
      '4A number rounded-by-spreadsheet',
      '5A number rounded-by-spreadsheet',
      '6A number scientific-notation',
    ],
  },
  'roster-09-formula-wrapper-and-apostrophes.csv': { taken: 5 },
  'roster-10-merged-cells-footer-numbering.csv': {
    taken: 2,
    refused: [
      '2 row numbering-row',
      '4C unit required',
      '5C unit required',
      '7C unit required',
      '8C unit required',
      '9C unit required',
    ],
  },
  'roster-11-status-columns-as-admins-write.csv': {
    taken: 8,
    warned: ['4D', '5D', '6D', '9D'].map((at) => `${at} status unknown-remark`),
  },
  'roster-14-unclosed-quote.csv': { taken: 1, refused: ['2 row open-quote'] },
  'roster-15-quote-in-the-middle.csv': { taken: 1, refused: ['2 row stray-quote'] },
  'roster-18-duplicate-heading.csv': { taken: 2 },
  'roster-23-comma-decimal-delimiter-pipe.csv': { taken: 1 },
};

const officers: Record<string, Answered> = {
  'officers-01-region-lost-zero-as-number.csv': {
    taken: 5,
    refused: ['7A region lost-a-digit'],
  },
  'officers-02-phones-as-people-write.csv': {
    taken: 19,
    refused: [
      '11F phone two-numbers',
      '13F phone scientific-notation',
      '14F phone scientific-notation',
      '15F phone not-mobile',
      '23F phone not-a-number',
      '24F phone required',
      '25F phone required',
    ],
  },
  'officers-03-names.csv': {
    taken: 10,
    refused: [
      '7D name too-short',
      '8D name too-long',
      '9D name formula',
      '10D name formula',
      '13D name required',
      '15D name too-short',
      '17D name not-a-name',
      '19D name not-a-name',
    ],
  },
  'officers-04-ids.csv': {
    taken: 5,
    refused: [
      '3B id not-an-officer-id',
      '4B id not-an-officer-id',
      '5B id not-an-officer-id',
      '6B id id-is-a-number',
      '7B id not-an-officer-id',
      '8B id not-an-officer-id',
      '10B id repeated-id',
    ],
  },
  'officers-06-mails.csv': {
    taken: 8,
    refused: [
      '4G email not-an-address',
      '5G email two-addresses',
      '6G email not-an-address',
      '8G email not-an-address',
      '14G email not-an-address',
    ],
  },
  'officers-08-trailing-empty-rows.csv': { taken: 1 },
  'officers-10-title-row.csv': { taken: 1 },
  'officers-11-unescaped-quote-one-row.csv': { taken: 1, refused: ['2 row stray-quote'] },
  'officers-13-extra-columns-lang-active.csv': { taken: 3, notRead: ['leave'] },
};

/** A name for each sheet, as `it.each` shows it. */
const named = (kin: readonly Kin[]) =>
  kin.map((one) => [`${one.of}: ${one.as}`, one] as [string, Kin]);

describe('a sheet of a kind that was read wrongly once', () => {
  it.each(named(kinOfRosters))('%s', async (_, { sheet, taken, refused = [], warned = [] }) => {
    const said = await sendRoster(sheet);
    expect({
      taken: said.taken,
      refused: lines(said.refusedRows),
      warned: lines(said.warnings),
    }).toEqual({ taken, refused, warned });
  });

  it.each(named(kinOfOfficers))('%s', async (_, { sheet, taken, refused = [], notRead = [] }) => {
    const said = await sendOfficers(sheet);
    expect({ taken: said.taken, refused: lines(said.refused), notRead: said.notRead }).toEqual({
      taken,
      refused,
      notRead,
    });
  });

  it('has three of its kind for each file', () => {
    const kin = [...kinOfRosters, ...kinOfOfficers];
    for (const file of [...files('roster-'), ...files('officers-')])
      expect([file, kin.filter(({ of }) => file.startsWith(of)).length]).toEqual([file, 3]);
  });
});

describe('a roster as clerks send it', () => {
  it.each(files('roster-'))('%s is read, and every row that is not is named', async (name) => {
    const { taken, refusedRows, warnings } = await sendRoster(bytesOf(name));
    expect({ taken, refused: lines(refusedRows), warned: lines(warnings) }).toEqual({
      refused: [],
      warned: [],
      ...rosters[name],
    });
  });

  it.each<[string, string | Buffer]>([
    ['as BKN exports it', 'NIP BARU;NAMA;UNOR NAMA\n198609262015051201;Contoh;Dinas Kesehatan\n'],
    ['with a heading of two lines', '"NIP /\nNI PPPK";"Unit Kerja"\n198609262015051202;DISDIK\n'],
    ['in UTF-16', Buffer.from('\ufeffnip\tunit\n198609262015051203\tDISDIK\n', 'utf16le')],
    ['with each row in quotes', '"NIP;Unit Kerja"\n"198609262015051205;DISDIK"\n'],
    [
      'with headings in two rows',
      'Pegawai;;Unit Kerja\nNIP;Nama;\n198609262015051206;Siti;DISDIK\n',
    ],
    ['with a number as a formula nobody quoted', 'NIP;Unit\n="198609262015051207";DISDIK\n'],
    ['in Windows-1252', Buffer.from('nip,unit,nama\n198609262015051204,DISDIK,Ren\xe9', 'latin1')],
  ])('%s is taken', async (_, sheet) => {
    expect(await sendRoster(sheet)).toMatchObject({ taken: 1, refusedRows: [] });
  });

  it.each([
    ['<html><table><tr><td>NIP</td></tr></table></html>', 'halaman web'],
    ['NIP;Nama\n1;x', 'judul yang ada: nip, nama'],
  ])('that is no list says what to do, in words', async (sheet, words) => {
    const { status, body } = await send('/v1/rosters?region=18.09', sheet);
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining(words)]);
  });
});

describe('an Excel workbook', () => {
  const people = (from: number) =>
    clerksBook(
      [`1986092620150514${from}`, 'Siti', 'DISDIK', 'PNS'],
      [number('198609262015051008'), 'Budi', 'DISDIK', 'PNS'],
      [`1986092620150514${from + 1}`, 'Ani', 'Dinas Antah', 'PNS'],
    );
  const refused = ['5A number scientific-notation', '6C unit unknown-unit'];

  it('of a roster is read, its rows named as Excel shows them', async () => {
    const { status, body } = await send('/v1/rosters?region=18.09&mode=add', people(10), workbook);
    expect(status).toBe(201);
    const { taken, refusedRows } = body as Roster;
    expect({ taken, refused: lines(refusedRows) }).toEqual({ taken: 1, refused });
  });

  it('of a ceremony is read as such', async () => {
    const { status, body } = await send(sheetLink, people(20), workbook);
    expect([status, (body as Roster).taken]).toEqual([202, 1]);
    expect(lines((body as Roster).refusedRows)).toEqual(refused);
  });

  it('of officers is read from the page, with a region that Excel took for a number', async () => {
    const list = workbookOf({
      sheets: [
        {
          xml: sheetXml([
            [1, rowOf(['region', 'id', 'rung', 'name', 'phone'])],
            [2, rowOf([number('18.09'), 'petugas-x7', 'petugas', 'Siti', number('81200000997')])],
            [3, rowOf([number('18.1'), 'petugas-x8', 'petugas', 'Budi', '0812'])],
          ]),
        },
      ],
    });
    const form = new FormData();
    form.set('sheet', new File([new Uint8Array(list)], 'satgas.xlsx'));
    const response = await fetch(`${suite.url}/v1/officers/import?preview=yes`, {
      method: 'POST',
      headers: { ...admin, accept: 'application/json' },
      body: form,
    });
    const { taken, refused: wrong } = (await response.json()) as Officers;
    expect({ taken, lines: lines(wrong) }).toEqual({ taken: 1, lines: ['3A region lost-a-digit'] });
  });

  it('that is a web page or an old one says so in words', async () => {
    const type = 'application/vnd.ms-excel';
    const page = await send('/v1/rosters?region=18.09', '<html><table>', type);
    expect(JSON.stringify(page.body)).toContain('halaman web');
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]);
    expect(JSON.stringify((await send(sheetLink, old, type)).body)).toContain('Excel lama');
  });
});

describe("the sheet of a unit's own link", () => {
  it.each(files('roster-'))(
    '%s costs no good row, and makes nobody of a rounded number',
    async (name) => {
      const sheet = bytesOf(name).toString();
      const { status, body } = await send(sheetLink, sheet);
      const refusal = JSON.stringify(body);
      if (status === 422) expect(refusal).toContain('without-column-staffKind');
      else expect([status, /Jenis|Status/.test(sheet)]).toEqual([202, true]);
      if (name.startsWith('roster-08')) expect(body).toMatchObject({ taken: 0 });
    },
  );

  it('with a stray quote and an unknown remark takes the others, and nobody who was not there', async () => {
    const sheet = [
      'DAFTAR HADIR;;;',
      'NIP;Nama;Unit Kerja;Jenis;Keterangan',
      '198609262015051301;Siti;DISDIK;PNS;Hadir',
      '198609262015051302;Siti "Ita";DISDIK;PNS;Hadir',
      '198609262015051303;Budi;DISDIK;PNS;Izin',
      ';;;;',
    ].join('\n');
    const { body } = await send(sheetLink, sheet);
    expect(body).toMatchObject({ taken: 1 });
    expect(lines((body as { refusedRows: Row[] }).refusedRows)).toEqual([
      '4 row stray-quote',
      '5E status was-not-there',
    ]);
  });
});

describe('a list of officers as admins send it', () => {
  it.each(files('officers-'))('%s is read, and every row that is not is named', async (name) => {
    const { taken, refused, notRead, preview } = await sendOfficers(bytesOf(name));
    expect({ taken, refused: lines(refused), notRead, preview }).toEqual({
      refused: [],
      notRead: [],
      preview: true,
      ...officers[name],
    });
  });

  it('with phones as a program wrote them reads nobody else’s number, and names what a formula left', async () => {
    const sheet = [
      'region,id,rung,name,phone',
      '18-09,petugas-x3,petugas,Siti,81200000993.0',
      '18.09,petugas-x4,petugas,#N/A,081200000994',
    ].join('\n');
    const { taken, refused } = await sendOfficers(sheet);
    expect({ taken, refused: lines(refused) }).toEqual({
      taken: 1,
      refused: ['3D name spreadsheet-fault'],
    });
  });

  it('in Indonesian, with a unit by name and a region as Excel writes it, is taken', async () => {
    const sheet = [
      'SATGAS;;;;;',
      'Kode Daerah;Kode Petugas;Tingkat;Nama;Unit Kerja;No. HP',
      '18,09;petugas-x1;Ketua;Siti Contoh;Inspektorat Daerah;6281200000991',
      '1809;petugas-x2;Petugas;Budi;INSPEKTORAT;+62 (0)812-0000-0992',
    ].join('\n');
    expect(await sendOfficers(sheet)).toMatchObject({ rows: 2 });
  });

  it('is shown in words on the page, with the line and the letter', async () => {
    const response = await fetch(`${suite.url}/v1/officers/import?preview=yes`, {
      method: 'POST',
      headers: {
        ...admin,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ sheet: bytesOf('officers-04-ids.csv').toString() }),
    });
    const page = await response.text();
    expect(page).toContain('Pratinjau');
    expect(page).toContain('kode petugas ini sudah ada di baris sebelumnya');
    expect(page).not.toMatch(/repeated-id|not-an-officer-id/);
  });
});
