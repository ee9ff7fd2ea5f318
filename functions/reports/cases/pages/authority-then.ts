import { dayOf } from '../../../../shared/calendar/dates.ts';
import type { Words } from '../../../../shared/page/frame.ts';
import { lawZone } from '../../law/day-in-force.ts';
import { authorityOnDay, authorityWhen, type AuthorityName } from '../../law/successors.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { authorityNames } from './case-words.ts';

type File = Pick<CaseFile, 'successors'>;
/** Later than every day in a file: it names no successor before its time. */
const now = '9999';

/** How whoever holds the place of an authority is called now. */
export const authorityNow = ({ successors }: File, of: AuthorityName): Words =>
  authorityOnDay(successors, of, { day: now, first: authorityNames[of] });

/** How an authority was called when a step was taken (ISO time), and who has succeeded it since. */
export const authorityThen = (file: File, of: AuthorityName, at: string): Words => {
  const day = dayOf(Date.parse(at), lawZone);
  return authorityWhen(file.successors, of, { day, today: now, first: authorityNames[of] });
};
