/** A text in lines no wider than `width`, broken between words, or inside one that is too long for a line by itself. */
export const wrapText = (
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] => text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));

const wrapParagraph = (
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

const pieces = (word: string, width: number, measure: (text: string) => number): string[] => {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const char of word) {
    if (part !== '' && measure(part + char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
};
