/** Text a person wrote, made safe to show: no control, bidi or invisible characters, tabs as spaces, NFC, trimmed. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, (c) => (c === '\n' ? c : ''))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '')
    .trim();

/** A cell that a spreadsheet will not run as a formula. */
export const forSpreadsheet = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
