const locales = { id: 'id-ID', en: 'en-GB' } as const;

/** A number as a page of this language writes it: 12.345,5 in Indonesian, 12,345.5 in English. */
export const numberText = (value: number, lang: 'id' | 'en'): string =>
  value.toLocaleString(locales[lang]);
