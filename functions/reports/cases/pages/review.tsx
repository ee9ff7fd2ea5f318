import { reasonText } from '../../../../shared/http/problem-words.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import type { CaseFile } from '../case-file-answer.ts';
import { words } from '../words.ts';
import type { PartProps } from './case-file.tsx';
import { moveWords } from './case-words.ts';
import { Moment } from './page-parts.tsx';
import { reviewWords } from './review-words.ts';

/** For whoever is above the region: how the case ended, and whether that is in order. */
export const Review = ({ frame, page }: PartProps) => {
  const { review, region } = page.file;
  if (review === null) return null;
  return (
    <section>
      <h2>{reviewWords.review[frame.lang]}</h2>
      <p>
        {moveWords(review.move)[frame.lang]},{' '}
        <Moment frame={frame} region={region} at={review.endedAt} />.{' '}
        {review.found === null ? (
          <>
            {reviewWords.reviewBy[frame.lang]}{' '}
            <Moment frame={frame} region={region} at={review.reviewBy} />.
          </>
        ) : (
          <Found frame={frame} page={page} review={review} />
        )}
      </p>
      {review.found === null && <Ways frame={frame} page={page} />}
    </section>
  );
};

type FoundProps = PartProps & { review: NonNullable<CaseFile['review']> };

const Found = ({ frame, page, review: { found, foundBy, foundByName, foundAt } }: FoundProps) => (
  <>
    {reviewWords[found === 'in-order' ? 'foundInOrder' : 'foundReopened'][frame.lang]} (
    {foundBy !== null && <PersonName frame={frame} id={foundBy} name={foundByName} />}
    {foundAt !== null && (
      <>
        , <Moment frame={frame} region={page.file.region} at={foundAt} />
      </>
    )}
    )
  </>
);

/** Two forms: what is in order needs no words, what is taken back does. */
const Ways = ({ frame, page }: PartProps) => (
  <>
    <p class="hint">{reviewWords.openTheReport[frame.lang]}</p>
    <Form frame={frame} page={page} found="in-order">
      <button type="submit">{reviewWords.inOrder[frame.lang]}</button>
    </Form>
    <details open={isLeft(page)}>
      <summary>{reviewWords.reopen[frame.lang]}</summary>
      <Form frame={frame} page={page} found="reopened">
        <Reason frame={frame} page={page} />
        <button type="submit">{reviewWords.reopen[frame.lang]}</button>
      </Form>
    </details>
  </>
);

type FormProps = PartProps & {
  found: NonNullable<NonNullable<CaseFile['review']>['found']>;
  children: preact.ComponentChildren;
};

const Form = ({ frame, page: { file, newId }, found, children }: FormProps) => (
  <form method="post" action={`${frame.base}/v1/cases/${file.caseKey}/review`}>
    <input type="hidden" name="found" value={found} />
    <input type="hidden" name="version" value={file.version} />
    <input type="hidden" name="idempotencyKey" value={newId()} />
    {children}
  </form>
);

/** Whether the form that was left is this one. */
const isLeft = ({ filled: { values, errors } }: PartProps['page']): boolean =>
  values['found'] === 'reopened' || errors.some(({ field }) => field === 'found');

const Reason = ({ frame, page }: PartProps) => {
  const { values, errors } = page.filled;
  const wrong = isLeft(page) ? errors.filter(({ field }) => field === 'reason') : [];
  return (
    <p class={wrong.length > 0 ? 'field wrong' : 'field'}>
      <label for="q-review-reason">{words.reason[frame.lang]}</label>
      <span class="note" id="q-review-reason-note">
        <span class="hint">{reviewWords.reopenHint[frame.lang]}</span>
        {wrong.map(({ reason }) => (
          <span class="error">{reasonText(reason, frame.lang)}</span>
        ))}
      </span>
      <textarea
        id="q-review-reason"
        name="reason"
        rows={3}
        maxLength={1000}
        required
        aria-describedby="q-review-reason-note"
      >
        {isLeft(page) ? (values['reason'] ?? '') : ''}
      </textarea>
    </p>
  );
};
