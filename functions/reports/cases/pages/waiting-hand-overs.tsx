import type * as z from 'zod/mini';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { tasksAnswer } from '../list-answers.ts';
import { Moment } from './page-parts.tsx';
import { queueWords } from './queue-words.ts';
import { sealedWords } from './sealed-words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';

type Props = { frame: PageFrame; handOvers: z.infer<typeof tasksAnswer>['handOvers'] };

const says = {
  agreement: queueWords.handOverAgreement,
  question: queueWords.handOverQuestion,
  receipt: queueWords.handOverReceipt,
} as const;

/** What of hand-overs to Bawaslu waits for this person, each one tap away; nothing where nothing waits. */
export const WaitingHandOvers = ({ frame, handOvers }: Props) =>
  handOvers.length === 0 ? null : (
    <section>
      <h2>
        {queueWords.handOversWait[frame.lang]} ({numberText(handOvers.length, frame.lang)})
      </h2>
      <ul class="cards">
        {handOvers.map((one) => (
          <li>
            <p>
              <strong>{one.caseNumber}</strong> {says[one.waits][frame.lang]}{' '}
              <span class="hint">
                {one.waits === 'agreement' ? (
                  <>
                    {queueWords.handOverAskedBy[frame.lang]}{' '}
                    <PersonName frame={frame} id={one.askedBy} name={one.askedByName} /> ·{' '}
                    {sealedWords.until[frame.lang]}{' '}
                    <Moment frame={frame} region={one.region} at={one.until} />
                  </>
                ) : (
                  <Moment frame={frame} region={one.region} at={one.at} />
                )}
              </span>
            </p>
            <a
              class="button"
              href={`${frame.base}/v1/cases/${one.caseKey}/hand-overs`}
              aria-label={`${queueWords.openHandOvers[frame.lang]}: ${one.caseNumber}`}
            >
              {queueWords.openHandOvers[frame.lang]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
