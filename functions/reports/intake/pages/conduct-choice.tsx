import { Choice, Note, type Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { Question } from '../../../../shared/page/question.ts';
import { conductGroups } from '../conduct-groups.ts';
import { reviewWords as words } from '../review-words.ts';

type Props = { frame: PageFrame; question: Question; filled: Filled };

/**
 * What happened, in groups that fold, one open at a time. No choice is marked as required: a browser cannot lead to one
 * in a folded group, so the answer to the form says that it is missing.
 */
export const ConductChoice = ({ frame, question, filled }: Props) => {
  const { name, label, options = [] } = question;
  const isWrong = filled.errors.some(({ field }) => field === name);
  const chosen = options.find(({ value }) => value === filled.values[name]);
  return (
    <fieldset
      class={isWrong ? 'choices wrong' : 'choices'}
      id={`q-${name}`}
      aria-describedby={`n-${name}`}
    >
      <legend>{label[frame.lang]}</legend>
      <Note frame={frame} question={question} filled={filled} />
      <p class="hint">{words.openAGroup[frame.lang]}</p>
      {Object.entries(conductGroups).map(([group, title]) => (
        <details class="fold" name="conduct-group" open={chosen?.group === group}>
          <summary>
            {title[frame.lang]}{' '}
            <span class="hint" data-chosen>
              {chosen?.group === group ? chosen.label[frame.lang] : ''}
            </span>
          </summary>
          {options
            .filter((option) => option.group === group)
            .map((option) => (
              <Choice
                frame={frame}
                question={{ ...question, required: 'never' }}
                filled={filled}
                option={option}
              />
            ))}
        </details>
      ))}
    </fieldset>
  );
};
