import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Outcome } from '../follow-up-answer.ts';
import type { ReportView } from '../report-view.ts';
import { authorityWords, stageWords } from '../stage-words.ts';
import { Moment, say, type FollowUpPart } from './follow-up-part.tsx';
import { EvidenceSlot } from '../../intake/pages/evidence-slot.tsx';
import { Kept, MyEvidence, WhoReadMyName } from './follow-up-keeping.tsx';
import { GiveName, Withdraw } from './follow-up-changes.tsx';
import { Messages } from './follow-up-messages.tsx';
import { outcomeWords } from './outcome-words.ts';
import { CodeForm } from '../../intake/pages/track.tsx';

type FollowUpPage = Omit<FollowUpPart, 'frame'> & {
  outcome: Outcome | undefined;
  regionName: string;
};

/** The state of a report, its messages, and what its reporter may do. */
export const renderFollowUp = (
  frame: PageFrame,
  { outcome, regionName, ...rest }: FollowUpPage,
): string => {
  const part = { frame, ...rest };
  const { report, code } = rest;
  return renderPage(
    <Layout
      frame={frame}
      title={`${say(frame, 'Kasus', 'Case')} ${report.caseNumber}`}
      scripts={['evidence.js']}
    >
      {outcome && <Told frame={frame} outcome={outcome} />}
      <p>
        {regionName} ({report.region}) ·{' '}
        {report.lane === 'lead'
          ? say(frame, 'informasi awal, tanpa nama', 'a lead, without a name')
          : say(frame, 'laporan dengan nama', 'a report with a name')}
      </p>
      <Stage {...part} />
      <Timeline {...part} />
      <Messages {...part} />
      <MyEvidence {...part} />
      <EvidenceSlot frame={frame} code={code} />
      {report.may.giveName && <GiveName {...part} />}
      {report.may.withdraw && <Withdraw {...part} />}
      <WhoReadMyName {...part} />
      <Kept {...part} />
      <form method="post" action={`${frame.base}/v1/tracking`}>
        <input type="hidden" name="code" value={code} />
        <button type="submit" class="quiet">
          {say(frame, 'Muat ulang', 'Look again')}
        </button>
      </form>
    </Layout>,
  );
};

/** Says that no report has this code, of the same shape as the page of a report. */
export const renderUnknownCode = (frame: PageFrame): string =>
  renderPage(
    <Layout frame={frame} title={say(frame, 'Lacak laporan', 'Follow a report')}>
      <div class="notice bad" role="alert">
        <p>
          {say(
            frame,
            'Kode itu tidak dikenal, atau laporannya sudah dihapus karena masa simpannya habis. Periksa keenam belas angkanya.',
            'That code is not known, or its report was deleted at the end of its time. Check all sixteen digits.',
          )}
        </p>
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
          <strong>{say(frame, 'Tenggat berhenti sementara.', 'The deadline stands still.')}</strong>
        </p>
      )}
      {report.dueAt !== null && (
        <p>
          {say(frame, 'Paling lambat', 'At the latest')}{' '}
          <Moment frame={frame} report={report} at={report.dueAt} /> ({remaining(frame, report)})
        </p>
      )}
    </section>
  );
};

const hourMs = 3_600_000;

const remaining = (frame: PageFrame, { dueAt, shownAt, clockStopped }: ReportView): string => {
  const hours = Math.floor((Date.parse(dueAt ?? shownAt) - Date.parse(shownAt)) / hourMs);
  if (hours < 0)
    return clockStopped
      ? say(frame, 'sudah lewat; Anda masih dapat menjawab', 'past; you can still answer')
      : say(frame, 'sudah lewat; satgas diingatkan', 'past; the task force is reminded');
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return say(frame, `sisa ${days} hari ${rest} jam`, `${days} days ${rest} hours left`);
};

const Timeline = ({ frame, report }: FollowUpPart) => (
  <ol class="stages">
    {report.timeline.map(({ at, stage, authority, registerNumber }) => (
      <li class="reached">
        <strong>{stageWords[stage].title[frame.lang]}</strong>{' '}
        {authority !== null && authorityWords[authority][frame.lang]}
        <span class="hint">
          <Moment frame={frame} report={report} at={at} />
          {registerNumber !== null && ` · ${say(frame, 'nomor', 'number')} ${registerNumber}`}
        </span>
      </li>
    ))}
  </ol>
);
