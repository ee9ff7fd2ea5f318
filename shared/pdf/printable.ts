const stand: Record<string, string> = { '−': '-', '→': '->', '≤': '<=', '≥': '>=' };

/** A text with only characters of a font's set: accents composed, look-alikes for some signs, `?` for the rest. */
export const printable = (text: string, characters: number[]): string => {
  const known = new Set(characters);
  return text
    .normalize('NFC')
    .replace(/[−→≤≥]/g, (char) => stand[char] ?? char)
    .replace(/\P{ASCII}|\p{Cc}/gu, (char) =>
      char === '\n' || known.has(char.codePointAt(0) ?? 0) ? char : '?',
    );
};
