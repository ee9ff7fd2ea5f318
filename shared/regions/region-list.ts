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

/** Whether a code names a province, regency or city of the list ('ID' is a scope, not a region). */
export const isRegionCode = (code: string): boolean => findRegion(code) !== undefined;
