import { reasonText } from '../../../../shared/http/problem-words.ts';
import { words } from '../words.ts';
import type { PartProps } from './case-file.tsx';
import { queueWords } from './queue-words.ts';

const numbers = [
  ['laporFrom', words.laporFromNumber],
  ['lapor', words.sp4nLaporNumber],
] as const;

/** Under which number it came from SP4N-LAPOR!, and under which it went there. */
export const References = ({ frame, page: { file, filled, newId } }: PartProps) => {
  const isHere = numbers.some(([name]) => filled.values[name] !== undefined);
  const isOpen = isHere && filled.values['move'] === undefined;
  const wrong = (name: string) =>
    isOpen ? filled.errors.filter(({ field }) => field === name) : [];
  return (
    <details open={isOpen}>
      <summary>{queueWords.enterReferences[frame.lang]}</summary>
      <form method="post" action={`${frame.base}/v1/cases/${file.caseKey}/references`}>
        <input type="hidden" name="version" value={file.version} />
        <input type="hidden" name="idempotencyKey" value={newId()} />
        <p class="hint">{queueWords.nothingIsSent[frame.lang]}</p>
        {numbers.map(([name, label]) => (
          <p class={wrong(name).length > 0 ? 'field wrong' : 'field'}>
            <label for={`q-references-${name}`}>
              {label[frame.lang]} <small>{words.optional[frame.lang]}</small>
            </label>
            <span class="note" id={`q-references-${name}-note`}>
              {wrong(name).map(({ reason }) => (
                <span class="error">{reasonText(reason, frame.lang)}</span>
              ))}
            </span>
            <input
              id={`q-references-${name}`}
              name={name}
              value={isOpen ? filled.values[name] : undefined}
              maxLength={40}
              aria-describedby={`q-references-${name}-note`}
            />
          </p>
        ))}
        <button type="submit" class="quiet">
          {queueWords.saveNumbers[frame.lang]}
        </button>
      </form>
    </details>
  );
};
