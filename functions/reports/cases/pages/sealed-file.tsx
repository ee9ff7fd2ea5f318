import type { PageFrame } from '../../../../shared/page/frame.ts';
import { PersonName, personText } from '../../../../shared/page/person-name.tsx';
import type { CaseFile } from '../case-file-answer.ts';
import type { FileAnswer } from '../file-request.ts';
import { Moment } from './page-parts.tsx';
import { sealedWords, standingWords } from './sealed-words.ts';

type SealedPiece = Pick<CaseFile['evidence'][number], 'piece' | 'opening' | 'next'>;
type Props = {
  frame: PageFrame;
  /** Its case, and where that is. */
  caseKey: string;
  region: string;
  one: SealedPiece;
};

/** A file that two people open: where that stands, in words, and the one step that whoever looks can take next. */
export const SealedFile = (props: Props) => {
  const { frame, region, one } = props;
  return (
    <>
      {one.opening !== null && (
        <p>
          <strong>{standingWords[one.opening.standing][frame.lang]}</strong>{' '}
          {['waiting', 'open'].includes(one.opening.standing) && (
            <>
              {sealedWords.until[frame.lang]}{' '}
              <Moment frame={frame} region={region} at={one.opening.until} />
            </>
          )}
          <span class="hint">
            {' · '}
            {sealedWords.asked[frame.lang]}{' '}
            <PersonName frame={frame} id={one.opening.askedBy} name={one.opening.askedByName} />
            {one.opening.answeredBy !== null &&
              ` · ${sealedWords.answered[frame.lang]} ${personText(frame.lang, { id: one.opening.answeredBy, name: one.opening.answeredByName })}`}
            : <span class="said">{one.opening.reason}</span>
          </span>
        </p>
      )}
      <Next {...props} />
    </>
  );
};

const Next = (props: Props) => {
  const { frame, caseKey, one } = props;
  const own = `${frame.base}/v1/cases/${caseKey}/evidence/${one.piece}`;
  if (one.next === 'ask') return <Ask frame={frame} own={own} piece={one.piece} />;
  if (one.next === 'open') return <Open frame={frame} own={own} />;
  if (one.opening === null || one.next === 'none') return null;
  const answers: FileAnswer[] = one.next === 'answer' ? ['agreed', 'declined'] : ['taken-back'];
  return (
    <form method="post" action={`${own}/opening-request/answer`}>
      <input type="hidden" name="requestId" value={one.opening.requestId} />
      <p class="buttons">
        {answers.map((is) => (
          <button
            type="submit"
            name="is"
            value={is}
            class={is === 'agreed' ? undefined : 'button outline'}
          >
            {answerWords[is][frame.lang]}
          </button>
        ))}
      </p>
    </form>
  );
};

const answerWords = {
  agreed: sealedWords.agree,
  declined: sealedWords.decline,
  'taken-back': sealedWords.takeBack,
};

type StepProps = { frame: PageFrame; own: string };

const Ask = ({ frame, own, piece }: StepProps & { piece: string }) => (
  <details>
    <summary>{sealedWords.askToOpen[frame.lang]}</summary>
    <p class="hint">{sealedWords.twoOpenIt[frame.lang]}</p>
    <form method="post" action={`${own}/opening-request`}>
      <p class="field">
        <label for={`q-${piece}`}>{sealedWords.reason[frame.lang]}</label>
        <textarea
          id={`q-${piece}`}
          name="reason"
          rows={2}
          minLength={20}
          maxLength={500}
          required
        />
      </p>
      <button type="submit">{sealedWords.ask[frame.lang]}</button>
    </form>
  </details>
);

const Open = ({ frame, own }: StepProps) => (
  <form method="post" action={`${own}/opening`}>
    <div class="notice bad">
      <p>{sealedWords.warning[frame.lang]}</p>
    </div>
    <button type="submit">{sealedWords.download[frame.lang]}</button>
    <p class="hint">{sealedWords.isNoted[frame.lang]}</p>
  </form>
);
