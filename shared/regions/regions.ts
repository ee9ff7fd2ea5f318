/** The scope that covers every region; as a region, what belongs to no single one of them. */
export const nation = 'ID';

/** Whether a scope ('ID', a province code, or a region code) covers a region. Codes are strings. */
export const covers = (scope: string, region: string): boolean =>
  scope === nation || scope === region || (/^\d{2}$/.test(scope) && region.startsWith(`${scope}.`));

/** The code of the province a region lies in; a province lies in itself. */
export const provinceOf = (region: string): string => region.slice(0, 2);
