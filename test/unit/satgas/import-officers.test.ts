import { describe, expect, it } from '@jest/globals';
import { importOfficersHttp } from '../../../functions/satgas/officers/import-officers.http.ts';
import { importOfficers } from '../../../functions/satgas/officers/import-officers.ts';
import { officerOperations } from '../../../functions/satgas/officers/operations.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import { words } from '../../../functions/satgas/officers/words.ts';
import { columnLetter } from '../../../shared/csv/cells.ts';
import { sheetTypes } from '../../../shared/csv/sheet-types.ts';
import { readRequest, type Person } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent, anOfficer } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { memoryRegister } from '../../support/memory-register.ts';
import { sheetXml, text, workbookOf } from '../../support/workbooks.ts';

const heading = 'region;id;rung;name;unit;phone;email';
const admin = { personId: 'admin', role: 'admin', region: 'ID', name: 'Admin' } as const;

const importing = async (rows: string[], person: Person = admin) => {
  const register = memoryRegister();
  const take = importOfficers({ campaign: demoCampaign(), ...register });
  const sheet = Buffer.from([heading, ...rows].join('\n'));
  return { kept: register.proposed, report: await take(sheet, { person, does: 'propose' }) };
};

describe('a list of officers', () => {
  it('takes every row that is right and names every other by line, field and reason', async () => {
    const { kept, report } = await importing([
      '18.09;petugas-1;officer;Siti Contoh;DISDIK;0812-3456-7890;siti@contoh.test',
      '99.99;petugas-2;officer;Budi;;081234567891;',
      '18.09;petugas-3;officer;Budi;;8.12346E+10;',
      '18.09;petugas-4;kepala;Budi;;081234567892;',
      '18.09;petugas-5;officer;Budi;TIDAK-ADA;081234567893;',
      '18.09;petugas-6;officer;Budi;;;',
      '18.09;Petugas 7;officer;Budi;;081234567894;',
      '18;provinsi-1;province;Ani;;;ani@contoh.test',
    ]);
    expect(kept.map(({ officerId }) => officerId)).toEqual(['petugas-1', 'provinsi-1']);
    expect(kept[0]?.phone).toBe('+6281234567890');
    expect(report).toMatchObject({ rows: 8, taken: 2 });
    expect(report.refused.map(({ line, field, reason }) => `${line} ${field} ${reason}`)).toEqual([
      '3 region unknown-region',
      '4 phone scientific-notation',
      '5 rung unknown-rung',
      '6 unit unknown-unit',
      '7 phone required',
      '8 id not-an-officer-id',
    ]);
  });

  it.each(['id', 'en'] as const)('is taken as the page says it is written: %s', async (lang) => {
    const register = memoryRegister();
    const take = importOfficers({ campaign: demoCampaign(), ...register });
    const sheet = Buffer.from(`${words.sheetHeadings[lang]}\n${words.sheetSample[lang]}`);
    const report = await take(sheet, { person: admin, does: 'propose' });
    expect(report).toMatchObject({ rows: 1, taken: 1, refused: [], notRead: [] });
    expect(register.proposed).toMatchObject([
      { rung: 'officer', name: 'Siti Contoh', unit: 'INSPEKTORAT', phone: '+6281234567890' },
    ]);
  });

  it('takes from a chair only what their own scope covers', async () => {
    const chair = { ...admin, role: 'chair', region: '18' } as const;
    const { report } = await importing(
      ['18.09;a-1;officer;Siti;;081234567890;', '14.06;b-1;officer;Budi;;081234567891;'],
      chair,
    );
    expect(report.refused).toEqual([
      { line: 3, field: 'region', reason: 'not-yours', column: 'A' },
    ]);
  });

  it('fills a region up to what its topic takes, and names whoever finds no room', async () => {
    const rows = Array.from(
      { length: 102 },
      (_, n) => `18.09;petugas-${n};officer;Nama;;0812${10_000_000 + n};`,
    );
    const { report } = await importing([...rows, rows[0] ?? '']);
    expect(report).toMatchObject({ rows: 103, taken: 100 });
    expect(report.refused).toEqual([
      { line: 102, field: 'region', reason: 'region-full', column: 'A' },
      { line: 103, field: 'region', reason: 'region-full', column: 'A' },
      { line: 104, field: 'id', reason: 'repeated-id', column: 'B' },
    ]);
  });

  it('of five thousand is read whole in one go', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, n) => `18.09;petugas-${n};kepala;Nama;;08121000${1000 + (n % 50)};`,
    );
    const { report } = await importing(rows);
    expect(report).toMatchObject({ rows: 5000, taken: 0 });
    expect(report.refused).toHaveLength(5000);
  });
});

describe('a list sent again', () => {
  const stored: Officer = {
    ...anOfficer('petugas-1'),
    region: '18.09',
    name: 'Siti Contoh',
    phone: '+6281234567890',
    phoneConfirmedAt: 7,
    email: 'siti@contoh.test',
    active: false,
    leave: [{ from: '2026-12-01', to: '2026-12-05' }],
    lang: 'en',
  };
  const again = async (text: string, does: 'preview' | 'propose' = 'propose') => {
    const register = memoryRegister({ officers: [stored] });
    const take = importOfficers({ campaign: demoCampaign(), ...register });
    return {
      kept: register.proposed,
      report: await take(Buffer.from(text), { person: admin, does }),
    };
  };

  it('changes what its columns say and nothing else: who is off stays off, leave and mail stay', async () => {
    const { kept, report } = await again(
      'region;id;rung;name;phone\n18.09;petugas-1;ketua;Siti Contoh;081234567890',
    );
    const { nameMarks, phoneConfirmedAt, ...said } = stored;
    expect([nameMarks, phoneConfirmedAt]).not.toContain(undefined);
    expect(kept).toEqual([{ ...said, rung: 'chair' }]);
    expect(report).toMatchObject({ taken: 1, added: 0, changed: 1, reactivated: 0 });
  });

  it('says who a column switches on again, and which columns it does not read', async () => {
    const { kept, report } = await again(
      'region;id;rung;name;aktif;cuti;email\n18.09;petugas-1;officer;Siti Contoh;ya;2026-12-01;-',
    );
    expect(kept).toMatchObject([{ active: true, leave: stored.leave, email: stored.email }]);
    expect(report).toMatchObject({ reactivated: 1, notRead: ['cuti'] });
  });

  it('releases the account of whom its column says, and binds nobody’s', async () => {
    const { kept, report } = await again(
      'region;id;rung;name;akun\n18.09;petugas-1;officer;Siti Contoh;Lepas\n18.09;petugas-2;officer;Budi;akun-budi',
    );
    expect(kept).toMatchObject([{ accountRound: 1, active: false, phone: stored.phone }]);
    expect(kept[0]).not.toHaveProperty('account');
    expect(report.refused).toMatchObject([{ line: 3, field: 'account', reason: 'only-released' }]);
  });

  it('as a preview changes nothing, and says the same', async () => {
    const { kept, report } = await again(
      'daerah;kode;tingkat;nama;hp\n18.09;petugas-2;petugas;Budi;081234567891',
      'preview',
    );
    expect(kept).toEqual([]);
    expect(report).toMatchObject({ taken: 1, added: 1, preview: true, change: null });
  });
});

describe('an upload of officers', () => {
  const row = '18.09;petugas-1;officer;Siti Contoh;DISDIK;081234567890;';
  const sheet = [heading, row].join('\n');
  const needs = { campaign: demoCampaign(), ...memoryRegister() };
  const http = importOfficersHttp({ ...needs, take: importOfficers(needs) });
  const upload = async (type: string, body: string | Buffer) =>
    served(
      officerOperations.importOfficers,
      http,
    )(
      readRequest(
        anEvent({ method: 'POST', headers: { 'Content-Type': type }, body, authorizer: admin }),
      ),
    );

  it.each([
    ['text/csv; charset=utf-8', sheet],
    ['application/x-www-form-urlencoded', new URLSearchParams({ sheet }).toString()],
  ])('comes as %s', async (type, body) => {
    const taken = { status: 200, body: { rows: 1, taken: 1, refused: [], preview: false } };
    expect(await upload(type, body)).toMatchObject(taken);
  });

  it('comes as an Excel workbook, by itself or as the file of the page’s form', async () => {
    const cells = (values: string[]) =>
      Object.fromEntries(values.map((value, n) => [columnLetter(n), text(value)]));
    const book = workbookOf({
      sheets: [
        {
          xml: sheetXml([
            [1, cells(heading.split(';'))],
            [2, cells(row.split(';'))],
          ]),
        },
      ],
    });
    const boundary = 'b'.repeat(30);
    const part = 'Content-Disposition: form-data; name="sheet"; filename="satgas.xlsx"';
    const form = Buffer.concat([
      Buffer.from(`--${boundary}\r\n${part}\r\n\r\n`),
      book,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const taken = { status: 200, body: { rows: 1, taken: 1, refused: [], preview: false } };
    expect(await upload(sheetTypes[1], book)).toMatchObject(taken);
    expect(await upload(`multipart/form-data; boundary=${boundary}`, form)).toMatchObject(taken);
  });

  it('of another type, or of more than a megabyte, is refused', async () => {
    await expect(upload('application/json', '{}')).rejects.toMatchObject({
      code: 'media-type-refused',
    });
    await expect(upload('text/csv', 'x'.repeat(1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'body-too-large',
    });
  });
});
