const locales = { id: 'id-ID', en: 'en-GB' } as const;

/** A number as a page of this language writes it: 12.345,5 in Indonesian, 12,345.5 in English. */
export const numberText = (value: number, lang: 'id' | 'en'): string =>
  value.toLocaleString(locales[lang]);

/** An amount with so many places: 1.234,50 in Indonesian, 1,234.50 in English. */
export const amountText = (value: number, lang: 'id' | 'en', places = 2): string =>
  value.toLocaleString(locales[lang], {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });

/** How many of something, in English: '1 region', '2 regions'. Indonesian has one form for both. */
export const englishCount = (count: number, one: string, many: string): string =>
  `${numberText(count, 'en')} ${count === 1 ? one : many}`;
