import rows from './regions.json' with { type: 'json' };

export type Region = {
  /** '14' for a province, '14.06' for a regency or city: never a number. */
  code: string;
  name: string;
  kind: 'province' | 'regency' | 'city';
  zone: 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';
  zoneAbbreviation: 'WIB' | 'WITA' | 'WIT';
};

let byCode: Map<string, Region> | undefined;

/** The province, regency or city of a code, or undefined where none is known. */
export const findRegion = (code: string): Region | undefined => {
  // Made at first use: a bundle that only asks `covers` leaves the list out.
  byCode ??= new Map((rows as Region[]).map((region) => [region.code, region]));
  return byCode.get(code);
};

let byName: Map<string, Region[]> | undefined;

/** The region of a name, in small letters, with its kind before it or without; undefined where several are called so. */
export const findRegionNamed = (name: string): Region | undefined => {
  byName ??= new Map();
  if (byName.size === 0)
    for (const region of rows as Region[]) {
      const whole = region.name.toLowerCase();
      for (const called of new Set([whole, whole.replace(/^(?:kabupaten|kota|provinsi) /, '')]))
        byName.set(called, [...(byName.get(called) ?? []), region]);
    }
  const [only, ...others] = byName.get(name) ?? [];
  return others.length === 0 ? only : undefined;
};

/** The scope that covers every region; as a region, what belongs to no single one of them. */
export const nation = 'ID';

/** Whether a code names a province, regency or city of the list ('ID' is a scope, not a region). */
export const isRegionCode = (code: string): boolean => findRegion(code) !== undefined;

/** Whether a scope ('ID', a province code, or a region code) covers a region. Codes are strings. */
export const covers = (scope: string, region: string): boolean =>
  scope === nation || scope === region || (/^\d{2}$/.test(scope) && region.startsWith(`${scope}.`));

/** The code of the province a region lies in; a province lies in itself. */
export const provinceOf = (region: string): string => region.slice(0, 2);
