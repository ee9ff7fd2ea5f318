// Soft hyphen, Arabic letter mark, Mongolian separator, zero-width and bidi characters, byte order mark, tags.
const invisible =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text without characters that nobody sees: marks of direction, zero-width ones, soft hyphens, byte order marks. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** Text a person wrote, made safe to show: no control, bidi or invisible characters, tabs as spaces, NFC, trimmed. */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, (c) => (c === '\n' ? c : ''))
    .replace(invisible, '')
    .normalize('NFC') // last: taking a character out can bring two together that compose
    .trim();

/** A cell that a spreadsheet will not run as a formula: an apostrophe goes before = + - @ (wide ones too), tab, CR, LF. */
export const forSpreadsheet = (cell: string): string =>
  /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? `'${cell}` : cell;
