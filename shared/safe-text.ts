// What Unicode says to show nothing for (soft hyphen, joiners, fillers, variation selectors, marks of direction, tags), the
// marks of interlinear notes, and the empty Braille pattern, by which messages are sent that look empty.
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;

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
