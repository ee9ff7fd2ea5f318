import { reasonText } from '../../../../shared/http/problem-words.ts';
import { longestNote } from '../case-forms.ts';
import type { PartProps } from './case-file.tsx';
import { queueWords } from './queue-words.ts';

/** Room for what colleagues should know; it stands in the history, and the reporter never sees it. */
export const Note = ({ frame, page: { file, filled, newId } }: PartProps) => {
  const said = filled.values['note'] ?? '';
  const wrong = filled.errors.find(({ field }) => field === 'note');
  return (
    <details open={said !== '' || wrong !== undefined}>
      <summary>{queueWords.addANote[frame.lang]}</summary>
      <form method="post" action={`${frame.base}/v1/cases/${file.caseKey}/notes`}>
        <input type="hidden" name="version" value={file.version} />
        <input type="hidden" name="idempotencyKey" value={newId()} />
        <p class={wrong ? 'field wrong' : 'field'}>
          <label for="q-note">{queueWords.note[frame.lang]}</label>
          <span class="note" id="q-note-note">
            <span class="hint">{queueWords.onlyColleaguesSee[frame.lang]}</span>
            {wrong && <span class="error">{reasonText(wrong.reason, frame.lang)}</span>}
          </span>
          <textarea
            id="q-note"
            name="note"
            rows={3}
            maxLength={longestNote}
            aria-describedby="q-note-note"
            required
          >
            {said}
          </textarea>
        </p>
        <button type="submit" class="quiet">
          {queueWords.saveTheNote[frame.lang]}
        </button>
      </form>
    </details>
  );
};
