import { Note, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Question } from '../../../shared/page/question.ts';
import { laneWords } from './lane-words.ts';

type Props = { frame: PageFrame; question: Question; filled: Filled };

/** The first question: two lanes, each with the whole truth about it beside the choice. */
export const Lanes = ({ frame, question, filled }: Props) => {
  const isWrong = filled.errors.some(({ field }) => field === question.name);
  return (
    <fieldset
      class={isWrong ? 'choices wrong' : 'choices'}
      id={`q-${question.name}`}
      aria-describedby={`n-${question.name}`}
    >
      <legend>{question.label[frame.lang]}</legend>
      <Note frame={frame} question={question} filled={filled} />
      {(['lead', 'named'] as const).map((lane) => (
        <Lane frame={frame} name={question.name} lane={lane} chosen={filled.values['lane']} />
      ))}
    </fieldset>
  );
};

type LaneProps = {
  frame: PageFrame;
  name: string;
  lane: 'lead' | 'named';
  chosen: string | undefined;
};

const Lane = ({ frame, name, lane, chosen }: LaneProps) => {
  const { title, facts } = laneWords[lane];
  return (
    <div class="lane">
      <label class="choice">
        <input
          type="radio"
          name={name}
          value={lane}
          checked={chosen === lane}
          required
          aria-describedby={`lane-${lane}`}
        />
        <span>{title[frame.lang]}</span>
      </label>
      <ul class="hint" id={`lane-${lane}`}>
        {facts.map(({ about, says }) => (
          <li>
            <strong>{about[frame.lang]}:</strong> {says[frame.lang]}
          </li>
        ))}
      </ul>
    </div>
  );
};
