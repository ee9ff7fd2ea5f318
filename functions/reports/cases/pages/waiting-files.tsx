import type * as z from 'zod/mini';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { tasksAnswer } from '../list-answers.ts';
import { Moment } from './page-parts.tsx';
import { sealedWords } from './sealed-words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';

type Props = { frame: PageFrame; files: z.infer<typeof tasksAnswer>['fileRequests'] };

/** What others asked to open and only this person, or somebody like them, can agree to; nothing where nothing waits. */
export const WaitingFiles = ({ frame, files }: Props) =>
  files.length === 0 ? null : (
    <section>
      <h2>
        {sealedWords.waitForYou[frame.lang]} ({numberText(files.length, frame.lang)})
      </h2>
      <ul class="cards">
        {files.map((one) => (
          <li>
            <p>
              <strong>{one.caseNumber}</strong>{' '}
              <span class="hint">
                {sealedWords.asked[frame.lang]}{' '}
                <PersonName frame={frame} id={one.askedBy} name={one.askedByName} /> ·{' '}
                {sealedWords.until[frame.lang]}{' '}
                <Moment frame={frame} region={one.region} at={one.until} />
              </span>
            </p>
            <p class="said">{one.reason}</p>
            <a class="button" href={`${frame.base}/v1/cases/${one.caseKey}/evidence`}>
              {sealedWords.lookAtIt[frame.lang]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
