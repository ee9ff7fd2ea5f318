import type { CampaignRegion } from '../../../shared/campaign.ts';
import { foldedWords, isSheetFault } from '../../../shared/csv/cells.ts';
import { noSuchUnit } from '../../../shared/closed-unit.ts';
import { unitReader } from '../../../shared/csv/unit-of.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { findRegion, findRegionNamed } from '../../../shared/regions/region-list.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { trimEnd } from '../../../shared/trim-end.ts';
import { withoutQuantity } from '../../../shared/typed.ts';
import { unitsOf, type Unit } from '../../../shared/units.ts';
import type { Officer } from './officer.ts';

/** What the columns of a list of officers may be called, folded. */
export const officerColumns = {
  region: ['region', 'daerah', 'kode daerah', 'wilayah', 'kode wilayah', 'kode region'],
  id: ['id', 'kode', 'kode petugas', 'id petugas', 'officerid', 'officer id'],
  rung: ['rung', 'tingkat', 'jenjang', 'peran', 'jabatan satgas'],
  name: ['name', 'nama', 'nama petugas', 'nama lengkap'],
  unit: ['unit', 'opd', 'unit kerja', 'kode unit', 'kode opd', 'perangkat daerah', 'nama opd'],
  phone: [
    'phone',
    'hp',
    'no hp',
    'no. hp',
    'nomor hp',
    'no telepon',
    'no. telepon',
    'nomor telepon',
    'telepon',
    'telp',
    'no telp',
    'no wa',
    'nomor wa',
    'whatsapp',
  ],
  email: ['email', 'e-mail', 'surel', 'alamat email', 'alamat surel'],
  lang: ['lang', 'bahasa', 'language'],
  active: ['active', 'aktif'],
  account: ['account', 'akun', 'akun masuk'],
} as const;
export type OfficerColumn = keyof typeof officerColumns;

/** Refuses what a failed formula left in any cell of a row, each by its column. */
export const refuseFaults = (said: Record<OfficerColumn, string>): void => {
  const faults = Object.entries(said).filter(([, cell]) => isSheetFault(cell));
  if (faults.length > 0)
    throw new Refusal(
      'invalid-fields',
      faults.map(([field]) => ({ field, reason: 'spreadsheet-fault' })),
    );
};

/**
 * The code of a region as a spreadsheet leaves it (`18,09`, `1809`, `18.9`, `1809.0`), or with its name behind it. Throws
 * Refusal where it may mean several, or has become a date.
 */
export const regionCell = (cell: string): string => {
  if (/^(ID|nasional|national)$/i.test(cell)) return nation;
  const named = regionNamed(cell);
  if (named !== undefined) return named;
  const code = withoutQuantity(withoutName(trimEnd(cell.normalize('NFKC'), /[\s.]/)))
    .replace(/^(\d{2})[,\s]{0,9}[.,]?\s{0,9}(\d{1,2})$/, '$1.$2')
    .replace(/^(\d{2})\s?[-/:]\s?(\d{2})$/, '$1.$2');
  if (/^\d{2}(\.\d{2})?$/.test(code)) return code;
  if (/^\d{1,2}-\p{L}{3,9}(?:-\d{2,4})?$|^\d{4}-\d{2}-\d{2}$/u.test(code))
    throw refuseField('region', 'became-a-date');
  const [, province, digit] = /^(\d{2})\.(\d)$/.exec(code) ?? [];
  if (province === undefined || digit === undefined) throw refuseField('region', 'no-region-code');
  const [meant, ...others] = [`${province}.0${digit}`, `${province}.${digit}0`].filter(findRegion);
  if (meant === undefined) throw refuseField('region', 'no-region-code');
  if (others.length === 0) return meant;
  throw refuseField('region', 'lost-a-digit', { meant: [meant, ...others].join(', ') });
};

/** The region of a name ("Kab. Pesawaran"), with its code in brackets behind it or without; a name of two is none. */
const regionNamed = (cell: string): string | undefined => {
  const folded = foldedWords(cell);
  const [, name = folded, code] = /^(.{3,100}?) ?\((\d{2}(?:\.\d{2})?)\)$/.exec(folded) ?? [];
  const meant = findRegionNamed(name.replace(/^kab(?:\. ?| )/, 'kabupaten '));
  return meant && (code === undefined || code === meant.code) ? meant.code : undefined;
};

/** "18.09 Kabupaten Pesawaran": the code, where that region is called so; any other text as it is. */
const withoutName = (cell: string): string => {
  const [, code = '', name = ''] =
    /^(\d{2}(?:\.\d{2})?)[\s–-]{1,4}(\p{L}.{2,80})$/u.exec(cell) ?? [];
  const region = findRegion(code);
  return region &&
    foldedWords(region.name).endsWith(foldedWords(name).replace(/^kab(?:\. ?| )/, 'kabupaten '))
    ? code
    : cell;
};

/** Who stands where, by any word people use for it. Throws Refusal for another. */
export const rungCell = (cell: string): Officer['rung'] => {
  const said = foldedWords(cell).replace(/^tingkat | (?:satgas|tim)(?: netralitas)?$/g, '');
  const rung = rungWords[said];
  if (!rung) throw refuseField('rung', cell === '' ? 'required' : 'unknown-rung');
  return rung;
};

const rungWords: Record<string, Officer['rung'] | undefined> = {
  officer: 'officer',
  petugas: 'officer',
  anggota: 'officer',
  chair: 'chair',
  ketua: 'chair',
  province: 'province',
  provinsi: 'province',
  national: 'national',
  nasional: 'national',
  admin: 'admin',
  independent: 'independent',
  independen: 'independent',
  'lembaga independen': 'independent',
};

/** The id of an officer in small letters. Throws Refusal for one that no address may hold, or that is somebody's number. */
export const idCell = (cell: string): string => {
  const id = cell.toLowerCase();
  if (id === '') throw refuseField('id', 'required');
  if (/^\d{16,18}$/.test(id)) throw refuseField('id', 'id-is-a-number');
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(id)) throw refuseField('id', 'not-an-officer-id');
  return id;
};

/** A name as it is shown. Throws Refusal for none, and for what a spreadsheet would run. */
export const nameCell = (cell: string): string => {
  if (cell === '') throw refuseField('name', 'required');
  if (/^[=+\-@]/.test(cell)) throw refuseField('name', 'formula');
  if (!/\p{L}/u.test(cell) || /^(?:true|false|null|nan)$/i.test(cell))
    throw refuseField('name', 'not-a-name');
  return cell;
};

/** A unit by its code or one of its names. Throws Refusal where the region has none of that name. */
export const unitCell = (cell: string, region: CampaignRegion | undefined): string => {
  if (!region) return cell;
  const units = unitsOf(region);
  const code = unitReader(region, units)(cell);
  if (code !== undefined) return code;
  const closed = unitReader(region, region.closedUnits ?? [])(cell);
  if (closed !== undefined) throw noSuchUnit(region, 'unit', closed);
  throw refuseField('unit', 'unknown-unit', { units: namesOf(units) });
};

/** As many codes as a row of a list has room for: each row that is wrong is told them. */
const namesOf = (units: readonly Unit[]): string => {
  const codes = units.slice(0, 30).map(({ code }) => code);
  return [...codes, ...(units.length > codes.length ? ['…'] : [])].join(', ');
};

export const langCell = (cell: string): 'id' | 'en' => {
  const said = foldedWords(cell);
  if (
    [
      'id',
      'indonesia',
      'indonesian',
      'bahasa indonesia',
      'bhs indonesia',
      'bahasa',
      'ind',
    ].includes(said)
  )
    return 'id';
  if (['en', 'english', 'inggris', 'bahasa inggris'].includes(said)) return 'en';
  throw refuseField('lang', 'unknown-language');
};

export const activeCell = (cell: string): boolean => {
  const said = foldedWords(cell);
  if (['ya', 'yes', 'true', 'aktif', '1', '1.0', 'y', 'v', '√', '✓', '✔', 'benar'].includes(said))
    return true;
  if (
    [
      'tidak',
      'no',
      'false',
      'salah',
      'nonaktif',
      'non aktif',
      'non-aktif',
      'tidak aktif',
      '0',
      '0.0',
      't',
      'n',
      'tdk',
    ].includes(said)
  )
    return false;
  throw refuseField('active', 'not-yes-or-no');
};

/** The account they sign in with is released. Throws Refusal for any other word: no cell binds an account. */
export const accountCell = (cell: string): 'release' => {
  if (['release', 'lepas', 'lepaskan'].includes(foldedWords(cell))) return 'release';
  throw refuseField('account', 'only-released');
};
