import type { Words } from '../../../../shared/page/frame.ts';
import { retention } from '../../intake/retention.ts';
import type { Category } from '../../identity/trail.ts';
import type { CustodyAct, PieceState } from '../../pieces/piece.ts';
import { pieceReason } from './piece-reason.ts';
import { Moment, type FollowUpPart } from './follow-up-part.tsx';
import { words as texts } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

const pieceStates: Record<PieceState, Words> = {
  announced: texts.waitingForItsUpload,
  sealed: texts.sealed,
  refused: texts.refused,
};

const custodyWords: Record<CustodyAct, Words> = {
  captured: texts.receivedAndHashed,
  sealed: texts.sealed,
  viewed: texts.viewedByAnOfficer,
  refused: texts.refused,
  asked: texts.fileAskedFor,
  agreed: texts.fileAgreed,
  declined: texts.fileDeclined,
  'taken-back': texts.fileTakenBack,
  opened: texts.fileOpened,
};

/** The reporter's own evidence, with what was done to each piece and when. */
export const MyEvidence = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>
      {texts.yourEvidence[frame.lang]} ({numberText(report.evidence.length, frame.lang)})
    </h2>
    {report.evidence.length === 0 && <p class="hint">{texts.thereIsNoEvidence[frame.lang]}</p>}
    <ol>
      {report.evidence.map(({ state, reason, sha256, bytes, at, custody, opened }) => (
        <li>
          {pieceStates[state][frame.lang]}
          {bytes !== null && `, ${String(Math.ceil(bytes / 1024))} KB`}
          {at !== null && (
            <>
              , <Moment frame={frame} report={report} at={at} />
            </>
          )}
          {reason !== null && ` (${pieceReason(reason, frame)})`}
          {sha256 !== null && (
            <>
              {' '}
              <span class="code small">sha256 {sha256.slice(0, 16)}</span>
            </>
          )}
          <ul class="hint">
            {custody.map(({ at, what, role }) => (
              <li>
                <Moment frame={frame} report={report} at={at} />: {custodyWords[what][frame.lang]}
                {role !== null && ` (${roleWords[role]?.[frame.lang] ?? role})`}
              </li>
            ))}
            {opened.map(({ role, times }) => (
              <li>
                <strong>
                  {texts.fileOpened[frame.lang]} {texts.byRole[frame.lang]}{' '}
                  {roleWords[role]?.[frame.lang] ?? role}: {numberText(times, frame.lang)}×
                </strong>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  </section>
);

const accessWords: Record<'asked' | 'approved' | 'read', Words> = {
  asked: texts.askedToReadIt,
  approved: texts.agreedToARequest,
  read: texts.readIt,
};

const roleWords: Record<string, Words> = {
  officer: texts.aSatgasOfficer,
  chair: texts.aSatgasChair,
  bawaslu: texts.bawaslu,
};

const categoryWords: Record<Category, Words> = {
  referral: texts.toPassTheReport,
  clarification: texts.forAClarification,
  protection: texts.toProtectTheReporter,
  'legal-order': texts.byLegalOrder,
};

/** How often the report was opened, by role, and when last. */
export const WhoReadReport = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>{texts.whoReadYourReport[frame.lang]}</h2>
    <p class="hint">{texts.eachReadingIsNoted[frame.lang]}</p>
    {report.readings.times === 0 && <p>{texts.nobodyHasReadItYet[frame.lang]}</p>}
    <ul>
      {report.readings.byRole.map(({ role, times, last }) => (
        <li>
          {roleWords[role]?.[frame.lang] ?? role}:{' '}
          {texts.timesRead[frame.lang](times, report.readings.isMore)}{' '}
          <Moment frame={frame} report={report} at={last} />
        </li>
      ))}
    </ul>
  </section>
);

/** Who asked for the reporter's name, agreed to it, and read it: when, in which role, of which region, and why. */
export const WhoReadMyName = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>{texts.whoReadYourName[frame.lang]}</h2>
    {report.lane === 'lead' && report.identityAccess.length === 0 && (
      <p class="hint">{texts.weDoNotKnow[frame.lang]}</p>
    )}
    {report.lane === 'named' && report.identityAccess.length === 0 && (
      <p>{texts.nobodyHasOpenedIt[frame.lang]}</p>
    )}
    <ul>
      {report.identityAccess.map(({ at, what, role, region, category }) => (
        <li>
          <Moment frame={frame} report={report} at={at} />: {roleWords[role]?.[frame.lang] ?? role}{' '}
          ({region}) {accessWords[what][frame.lang]}, {categoryWords[category][frame.lang]}
        </li>
      ))}
    </ul>
  </section>
);

/** Until when what is kept, and that it is deleted then. */
export const Kept = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>{texts.howLongItIs[frame.lang]}</h2>
    <p>
      {texts.thisReportIsDeleted[frame.lang]}{' '}
      <strong>
        <Moment frame={frame} report={report} at={report.keptUntil} />
      </strong>
      .
    </p>
    <details>
      <summary>{texts.howLongEachKind[frame.lang]}</summary>
      <dl>
        {retention.map(({ kind, kept }) => (
          <>
            <dt>{kind[frame.lang]}</dt>
            <dd>{kept[frame.lang]}</dd>
          </>
        ))}
      </dl>
    </details>
  </section>
);
