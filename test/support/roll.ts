import type { CompareNames } from '../../functions/reports/intake/compare-names.ts';
import type { NoteReading } from '../../functions/reports/readings/note-reading.ts';
import type { Person } from '../../shared/http/request.ts';
import type { WhoServes } from '../../functions/reports/roll/who-serves.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { likenessKey } from './builders.ts';

/** A register whose people are like nobody in any report. */
export const nobodyAlike: CompareNames = () => Promise.resolve({ names: [], isLikely: false });

const names = nameMarks(likenessKey, 'Xylander Quietmann');

/** A register that says of everybody what their sign-in says, and whose people have names like no other. */
export const registeredAsSignedIn: WhoServes = ({ region, unit }) =>
  Promise.resolve({ region, unit, signedInUnit: unit ?? '', names });

/** A register that knows these people by their ids, in whichever region it is asked for them; who is not listed has left. */
export const registered =
  (...people: Pick<Person, 'personId' | 'unit'>[]): WhoServes =>
  ({ personId, region }) => {
    const found = people.find((one) => one.personId === personId);
    return found
      ? registeredAsSignedIn({ personId, region, unit: found.unit })
      : Promise.resolve(undefined);
  };

/** A desk by which everybody reads as they signed in, and whose entries nobody looks at. */
export const aDesk = {
  whoServes: registeredAsSignedIn,
  noteReading: (() => Promise.resolve()) satisfies NoteReading,
};
