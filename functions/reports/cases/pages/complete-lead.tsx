import { Field } from '../../../../shared/page/fields.tsx';
import { questions } from '../../intake/questions.ts';
import type { PartProps } from './case-file.tsx';
import { queueWords } from './queue-words.ts';

const asked = ['conduct', 'occurredOn', 'place'];

/** For a lead in free words: what happened, when and where, as an officer reads it in the message. */
export const CompleteLead = ({ frame, page: { file, filled, newId } }: PartProps) => {
  if (file.toComplete === null) return null;
  const left = asked.some((name) => filled.values[name] !== undefined);
  const values = left ? filled.values : { occurredOn: file.occurredOn };
  const shown = { values, errors: left ? filled.errors : [] };
  return (
    <section>
      <h2>{queueWords.completeIt[frame.lang]}</h2>
      <p class="hint">{queueWords.completeHint[frame.lang]}</p>
      <details open={left}>
        <summary>{queueWords.completeIt[frame.lang]}</summary>
        <form method="post" action={`${frame.base}/v1/cases/${file.caseKey}/completion`}>
          <input type="hidden" name="version" value={file.version} />
          <input type="hidden" name="idempotencyKey" value={newId()} />
          {questions
            .filter(({ name }) => asked.includes(name))
            .map((question) => (
              <Field
                frame={frame}
                filled={shown}
                question={{
                  ...question,
                  id: `complete-${question.name}`,
                  ...(question.kind === 'radio' && { kind: 'select' as const }),
                }}
              />
            ))}
          <button type="submit">{queueWords.completeIt[frame.lang]}</button>
        </form>
      </details>
    </section>
  );
};
