import type { PageFrame } from '../../../../shared/page/frame.ts';
import { personText } from '../../../../shared/page/person-name.tsx';
import type { CaseFile } from '../case-file-answer.ts';
import { moveWords, roleWords, sanctionWords } from './case-words.ts';
import { requirementWords } from '../../intake/pages/meter.tsx';
import { authorityThen } from './authority-then.ts';
import { Moment } from './page-parts.tsx';
import { words } from '../words.ts';

type Props = { frame: PageFrame; file: CaseFile };
type Entry = CaseFile['history'][number];

/** Who did what, when and why, newest first; nothing of it can be changed. */
export const History = ({ frame, file }: Props) => (
  <section>
    <h2>{words.history[frame.lang]}</h2>
    <ol class="messages" reversed>
      {[...file.history].reverse().map((entry) => (
        <li>
          <strong>{moveWords(entry.move)[frame.lang]}</strong>{' '}
          <span class="hint">
            {roleWords(entry.by.role)[frame.lang]}
            {entry.by.personId !== null &&
              ` ${personText(frame.lang, { id: entry.by.personId, name: entry.by.name })}`}
            , <Moment frame={frame} region={file.region} at={entry.at} />
          </span>
          {entry.why !== null && <p class="said">{entry.why}</p>}
          <Given frame={frame} entry={entry} file={file} />
          {entry.dueAfter !== null && entry.dueBefore !== null && (
            <p class="hint">
              {words.due[frame.lang]}:{' '}
              <Moment frame={frame} region={file.region} at={entry.dueBefore} /> →{' '}
              <Moment frame={frame} region={file.region} at={entry.dueAfter} />
            </p>
          )}
        </li>
      ))}
    </ol>
  </section>
);

const Given = ({ frame, entry: { given, at }, file }: Props & { entry: Entry }) => {
  if (given === null) return null;
  const { authority, sanction, requirement, met, numberChecked, ...numbers } = given;
  const said = [
    authority && authorityThen(file, authority, at)[frame.lang],
    sanction && sanctionWords(sanction)[frame.lang],
    requirement !== undefined &&
      `${requirementWords[requirement].is[frame.lang]}: ${met === true ? words.met[frame.lang] : words.notMet[frame.lang]}`,
    ...Object.values(numbers),
    numberChecked && words.numberWasChecked[frame.lang],
  ].filter((text) => typeof text === 'string');
  return said.length === 0 ? null : <p class="said">{said.join(' · ')}</p>;
};
