import type { CompareNames } from '../../functions/reports/intake/compare-names.ts';
import type { NoteReading } from '../../functions/reports/readings/note-reading.ts';
import type { WhoServes } from '../../functions/reports/roll/who-serves.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { likenessKey } from './builders.ts';

/** A register whose people are like nobody in any report. */
export const nobodyAlike: CompareNames = () => Promise.resolve({ names: [], isLikely: false });

const names = nameMarks(likenessKey, 'Xylander Quietmann');

/** A register that says of everybody what their sign-in says, and whose people have names like no other. */
export const registeredAsSignedIn: WhoServes = ({ region, unit }) =>
  Promise.resolve({ region, unit, signedInUnit: unit ?? '', names });

/** A desk by which everybody reads as they signed in, and whose entries nobody looks at. */
export const aDesk = {
  whoServes: registeredAsSignedIn,
  noteReading: (() => Promise.resolve()) satisfies NoteReading,
};
