import type { PeopleFields } from '../../functions/reports/intake/settle-unit.ts';

/** Officers and others of Pesawaran's satgas, by where they serve; the province's and the nation's above it. */
export type OfSatgas =
  'inspektorat' | 'bkpsdm' | 'disdik' | 'sekolah' | 'ketua' | 'admin' | 'provinsi' | 'nasional';

export const school = 'SDN-1-GEDONGTATAAN';
const ofRegion: OfSatgas[] = ['inspektorat', 'bkpsdm', 'disdik', 'sekolah', 'ketua', 'admin'];

/** Who must not know of a report on a unit, written down by hand: whoever serves in, above or below it. */
const concerned: Record<string, OfSatgas[]> = {
  INSPEKTORAT: ['inspektorat'],
  'IRBAN-2': ['inspektorat'],
  BKPSDM: ['bkpsdm'],
  DISDIK: ['disdik', 'sekolah'],
  [school]: ['disdik', 'sekolah'],
  'SMPN-1-PESAWARAN': ['disdik'],
  // The chair is of the secretariat, and nobody of the region is asked past them.
  ...Object.fromEntries(['SEKDA', 'BAG-UMUM', 'SETWAN', 'KDH'].map((code) => [code, ofRegion])),
  DISKOMINFO: ['admin'],
};
export const whoServesWith = (code: string): OfSatgas[] => concerned[code] ?? [];
export type AccusedKind = {
  says: (unit: string) => PeopleFields;
  /** Who must not know, besides those whom the unit concerns. */
  also?: OfSatgas[];
};

export const stranger = 'Sutrisna Contoh';
/** Who is accused, and what their report says of them, given a way to write a unit. */
export const accusedKinds: Record<string, AccusedKind> = {
  'somebody of the unit': { says: (unit) => ({ accusedName: stranger, accusedUnit: unit }) },
  'an officer by name, said to be of the unit': {
    says: (unit) => ({ accusedName: 'Pak Andri', accusedUnit: unit }),
    also: ofRegion,
  },
  'an officer by name, without a unit': {
    says: () => ({ accusedName: 'ANDRI WAYRATNA, S.Sos' }),
    also: ofRegion,
  },
  'the chair by name': {
    says: (unit) => ({ accusedName: 'H. Hasbulah', accusedUnit: unit }),
    also: ofRegion,
  },
  'an admin by name': {
    says: (unit) => ({ accusedName: 'Nirwana', accusedUnit: unit }),
    also: ofRegion,
  },
  'somebody of the province by name': {
    says: (unit) => ({ accusedName: 'Ibu Ratu', accusedUnit: unit }),
    also: [...ofRegion, 'provinsi'],
  },
  'a superior by title': {
    says: (unit) => ({ accusedName: 'Bapak Wakil Bupati', accusedUnit: unit }),
    also: ofRegion,
  },
  'a school beside the unit': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `${unit}; SDN 1 Gedong Tataan` }),
    also: whoServesWith(school),
  },
  'a part of an officer’s unit beside the unit': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `Irban II / ${unit}` }),
    also: whoServesWith('IRBAN-2'),
  },
  'nobody but a link': { says: () => ({}), also: ofRegion },
  'somebody of a unit of another region': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `${unit} Kota Pasuruan` }),
    also: ofRegion,
  },
  'somebody of a unit with a slip of the pen': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: `${unit.slice(0, -1)}q` }),
    also: ofRegion,
  },
  'somebody of the unit, whom a named officer is a friend of': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: unit, keepFrom: 'Bu Meiliana' }),
    also: ofRegion,
  },
  'somebody of the unit, whom a named office is a friend of': {
    says: (unit) => ({ accusedName: stranger, accusedUnit: unit, keepFrom: 'kantor BKD' }),
    also: ['bkpsdm'],
  },
};

/** Who must not know of a report of this kind that writes the unit so, by all it says. */
export const whoMustNotKnow = (
  name: string,
  [unit, code]: [said: string, code: string],
): OfSatgas[] => {
  const kind = accusedKinds[name];
  const isOfUnit = !name.includes('another region') && kind?.says(unit).accusedUnit !== undefined;
  return [...new Set([...(kind?.also ?? []), ...(isOfUnit ? whoServesWith(code) : [])])];
};
