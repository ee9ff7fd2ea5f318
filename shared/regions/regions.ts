/** Whether a scope ('ID', a province code, or a region code) covers a region. Codes are strings. */
export const covers = (scope: string, region: string): boolean =>
  scope === 'ID' || scope === region || (/^\d{2}$/.test(scope) && region.startsWith(`${scope}.`));

/** The province a region lies in. */
export const provinceOf = (region: string): string => region.slice(0, 2);
