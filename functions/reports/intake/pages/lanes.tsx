import { Note, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { Option, Question } from '../../../../shared/page/question.ts';
import { reviewWords as words } from '../review-words.ts';
import { laneWords } from './lane-words.ts';

type Props = { frame: PageFrame; question: Question; filled: Filled };

/** The first question: two lanes, each with the whole truth about it beside the choice; once one is chosen, the other's folds. */
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
      {(question.options ?? []).map((option) => (
        <Lane frame={frame} option={option} chosen={filled.values[question.name]} />
      ))}
    </fieldset>
  );
};

type LaneProps = { frame: PageFrame; option: Option; chosen: string | undefined };

const Lane = ({ frame, option: { value, label }, chosen }: LaneProps) => (
  <div class="lane">
    <label class="choice">
      <input
        type="radio"
        name="lane"
        value={value}
        checked={chosen === value}
        required
        aria-describedby={`lane-${value}`}
      />
      <span>{label[frame.lang]}</span>
    </label>
    <details open={chosen === undefined || chosen === value}>
      <summary>{words.whatItMeans[frame.lang]}</summary>
      <ul class="hint" id={`lane-${value}`}>
        {(laneWords[value] ?? []).map(({ about, says }) => (
          <li>
            <strong>{about[frame.lang]}:</strong> {says[frame.lang]}
          </li>
        ))}
      </ul>
    </details>
  </div>
);
