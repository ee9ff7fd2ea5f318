/**
 * A parsed JSON value in which every text and every key is well-formed Unicode: half an emoji (a lone surrogate)
 * becomes U+FFFD. No store takes it otherwise. Throws RangeError for what is nested thousands deep.
 */
export const wellFormed = (value: unknown): unknown => {
  if (typeof value === 'string') return wellFormedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [wellFormedText(key), wellFormed(one)]),
  );
};

const wellFormedText = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
