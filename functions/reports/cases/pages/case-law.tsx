import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { proposalWords, sanctionWords, standingWords, stepWords } from './case-words.ts';
import { Moment } from './page-parts.tsx';
import { words as texts } from '../words.ts';

type Props = { frame: PageFrame; file: CaseFile };

/** The class that is proposed, and every step of why; officers and authorities decide. */
export const Classification = ({ frame, file: { classification } }: Props) =>
  classification === null ? null : (
    <section>
      <h2>{texts.proposedClass[frame.lang]}</h2>
      <p>
        <strong>{proposalWords[classification.proposal][frame.lang]}</strong>{' '}
        {classification.edition !== undefined && (
          <span class="hint">({classification.edition})</span>
        )}
      </p>
      <p class="hint">{texts.aProposalNotA[frame.lang]}</p>
      {classification.usualSanction && (
        <p>
          {texts.usualSanction[frame.lang]}:{' '}
          {classification.usualSanction.levels
            .map((level) =>
              level === 'satgas-decides'
                ? proposalWords[level][frame.lang]
                : sanctionWords(level)[frame.lang],
            )
            .join(', ')}
        </p>
      )}
      {classification.referTo && (
        <p>
          {texts.belongsTo[frame.lang]}: {classification.referTo.name[frame.lang]}
        </p>
      )}
      {classification.questions.map(({ words }) => (
        <p class="notice">{words[frame.lang]}</p>
      ))}
      <details>
        <summary>{texts.why[frame.lang]}</summary>
        <ol>
          {classification.why.map(({ because, source }) => (
            <li>
              {because[frame.lang]} <span class="hint">({source})</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );

/** Every deadline that concerns the case now, and how it was counted, day by day. */
export const Deadlines = ({ frame, file }: Props) =>
  file.deadlines.length === 0 ? null : (
    <section>
      <h2>{texts.deadlinesAndHowThey[frame.lang]}</h2>
      {file.deadlines.map((one) => (
        <details>
          <summary>
            {stepWords[one.step][frame.lang]}
            {': '}
            {one.dueAt === null ? (
              texts.clockStandsStill[frame.lang]
            ) : (
              <Moment frame={frame} region={file.region} at={one.dueAt} />
            )}
          </summary>
          <ol>
            {one.steps.map((step) => (
              <li>{step[frame.lang]}</li>
            ))}
          </ol>
          <p class="hint">
            {standingWords[one.rule.standing][frame.lang]}: {one.rule.source}
          </p>
        </details>
      ))}
    </section>
  );
