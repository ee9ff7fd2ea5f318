import type { Words } from '../../../shared/page/frame.ts';
import type { Category } from '../law/classification.ts';
import { phaseNames, sanctionNames } from './edition-lines.ts';

/** A row as whoever writes the lines of a form must know it: its name first, then what it says. */
export const saysRow = (row: Category): Words => {
  const { slug, conduct, phase, name } = row;
  const said = (lang: 'id' | 'en') =>
    `${slug}: ${saysJudged(row)[lang]}, ${conduct}, ${phaseNames[phase]} – ${name[lang]}`;
  return { id: said('id'), en: said('en') };
};

/** The class of a row, its number and its sanctions, in the words of the lines. */
export const saysJudged = ({ class: of, row, sanctions }: Category): Words => {
  const number = row === undefined ? '' : ` ${String(row)}`;
  const said = `${of}${number} (${sanctions.map((level) => sanctionNames[level]).join(', ')})`;
  return { id: said, en: said };
};
