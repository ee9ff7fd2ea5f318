import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Outcome } from '../follow-up-answer.ts';
import type { ReportView } from '../report-view.ts';
import { passedOnTo, stageWords } from '../stage-words.ts';
import { Moment, type FollowUpPart } from './follow-up-part.tsx';
import { EvidenceSlot } from '../../intake/pages/evidence-slot.tsx';
import { Kept, MyEvidence, WhoReadMyName, WhoReadReport } from './follow-up-keeping.tsx';
import { GiveName, Withdraw } from './follow-up-changes.tsx';
import { Messages } from './follow-up-messages.tsx';
import { outcomeWords } from './outcome-words.ts';
import { CodeForm } from '../../intake/pages/track.tsx';
import { words as texts } from '../words.ts';

type Successors = Parameters<typeof passedOnTo>[1]['successors'];

type FollowUpPage = Omit<FollowUpPart, 'frame'> & {
  /** Who has taken the place of an authority. */
  successors: Successors;
  outcome: Outcome | undefined;
  regionName: string;
};

/** The state of a report, its messages, and what its reporter may do. */
export const renderFollowUp = (
  frame: PageFrame,
  { outcome, regionName, successors, ...rest }: FollowUpPage,
): string => {
  const part = { frame, ...rest };
  const { report, code } = rest;
  return renderPage(
    <Layout
      frame={frame}
      title={`${texts.case2[frame.lang]} ${report.caseNumber}`}
      scripts={['evidence.js']}
    >
      {outcome && <Told frame={frame} outcome={outcome} />}
      <p>
        {regionName} ({report.region}) ·{' '}
        {report.lane === 'lead' ? texts.aLeadWithoutA[frame.lang] : texts.aReportWithA[frame.lang]}
      </p>
      <Stage {...part} />
      <Timeline {...part} successors={successors} />
      <Messages {...part} />
      <MyEvidence {...part} />
      <EvidenceSlot frame={frame} code={code} />
      {report.may.giveName && <GiveName {...part} />}
      {report.may.withdraw && <Withdraw {...part} />}
      <WhoReadReport {...part} />
      <WhoReadMyName {...part} />
      <Kept {...part} />
      <form method="post" action={`${frame.base}/v1/tracking`}>
        <input type="hidden" name="code" value={code} />
        <button type="submit" class="quiet">
          {texts.lookAgain[frame.lang]}
        </button>
      </form>
    </Layout>,
  );
};

/** Says that no report has this code, of the same shape as the page of a report. */
export const renderUnknownCode = (frame: PageFrame): string =>
  renderPage(
    <Layout frame={frame} title={texts.followAReport[frame.lang]}>
      <div class="notice bad" role="alert">
        <p>{texts.thatCodeIsNot[frame.lang]}</p>
      </div>
      <CodeForm frame={frame} />
    </Layout>,
  );

const Told = ({ frame, outcome }: { frame: PageFrame; outcome: Outcome }) => {
  const { words, good } = outcomeWords[outcome];
  return (
    <div class={good ? 'notice good' : 'notice bad'} role="status">
      <p>{words[frame.lang]}</p>
    </div>
  );
};

const Stage = ({ frame, report }: FollowUpPart) => {
  const words = stageWords[report.stage];
  return (
    <section class="notice">
      <h2>{words.title[frame.lang]}</h2>
      <p>{words.next[frame.lang]}</p>
      {report.clockStopped && (
        <p>
          <strong>{texts.theDeadlineStandsStill[frame.lang]}</strong>
        </p>
      )}
      {report.dueAt !== null && (
        <p>
          {texts.atTheLatest[frame.lang]} <Moment frame={frame} report={report} at={report.dueAt} />{' '}
          ({remaining(frame, report)})
        </p>
      )}
    </section>
  );
};

const hourMs = 3_600_000;

const remaining = (frame: PageFrame, { dueAt, shownAt, clockStopped }: ReportView): string => {
  const hours = Math.floor((Date.parse(dueAt ?? shownAt) - Date.parse(shownAt)) / hourMs);
  if (hours < 0)
    return clockStopped ? texts.pastYouCanStill[frame.lang] : texts.pastTheTaskForce[frame.lang];
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return texts.daysHoursLeft[frame.lang](days, rest);
};

const Timeline = ({ frame, report, successors }: FollowUpPart & { successors: Successors }) => (
  <ol class="stages">
    {report.timeline.map(({ at, stage, authority, registerNumber, handedOver }) => (
      <li class="reached">
        <strong>{(handedOver ? texts.handedOver : stageWords[stage].title)[frame.lang]}</strong>{' '}
        {authority !== null &&
          passedOnTo(authority, { at, shownAt: report.shownAt, successors })[frame.lang]}
        <span class="hint">
          <Moment frame={frame} report={report} at={at} />
          {registerNumber !== null && ` · ${texts.number[frame.lang]} ${registerNumber}`}
        </span>
      </li>
    ))}
  </ol>
);
