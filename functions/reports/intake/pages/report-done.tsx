import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Completeness } from '../completeness.ts';
import type { ReportDeadline } from '../report-deadline.ts';
import { retention } from '../retention.ts';
import type { OutOfScope } from '../scope.ts';
import { DeadlineLeft } from './deadline-left.tsx';
import { EvidenceSlot } from './evidence-slot.tsx';
import { HideCode, KeepCode } from './keep-code.tsx';
import { Meter } from './meter.tsx';
import { FilesSent } from './report-files.tsx';
import { BelongsElsewhere, WhatNext } from './what-next.tsx';
import { words } from '../words.ts';

export type AcceptedReport = {
  code: string;
  caseNumber: string;
  lane: 'lead' | 'named';
  region: string;
  outOfScope: OutOfScope | undefined;
  deadline: ReportDeadline;
  complete: Completeness;
  /** Its alert waits for a while. */
  isSlower: boolean;
};

/** The follow-up code, shown this once, and what follows. Holds nothing of what was reported, for it can be seen over a shoulder; the code alone is printed. */
export const renderReportDone = (frame: PageFrame, report: AcceptedReport): string => {
  const { code, caseNumber } = report;
  return renderPage(
    <Layout
      frame={frame}
      title={words.theReportIsReceived[frame.lang]}
      scripts={['report-form.js', 'evidence.js', 'send-chosen.js']}
    >
      <KeepCode frame={frame} code={code} caseNumber={caseNumber} />
      <div class="not-printed">
        <FilesSent frame={frame} />
        <HideCode frame={frame} />
        <WhatFollows frame={frame} report={report} />
      </div>
    </Layout>,
  );
};

const WhatFollows = ({ frame, report }: { frame: PageFrame; report: AcceptedReport }) => {
  const { code, lane, deadline, complete, outOfScope } = report;
  return (
    <>
      {outOfScope && (
        <BelongsElsewhere frame={frame} outOfScope={outOfScope} late={deadline.late} />
      )}
      {report.isSlower && (
        <p class="notice" role="status">
          {words.manyAtOnce[frame.lang]}
        </p>
      )}
      <WhatNext frame={frame} lane={lane} late={deadline.late} outOfScope={outOfScope} />
      <section>
        <h2>{words.deadlineAtBawaslu[frame.lang]}</h2>
        <DeadlineLeft frame={frame} deadline={deadline} />
      </section>
      <Meter frame={frame} complete={complete} />
      <p class="hint">{words.whatIsMissingCan[frame.lang]}</p>
      <EvidenceSlot frame={frame} code={code} besideCode />
      <KeptHowLong frame={frame} />
      <p>
        <a class="button" href={`${frame.base}/lacak`}>
          {words.followTheReport[frame.lang]}
        </a>
      </p>
    </>
  );
};

const KeptHowLong = ({ frame }: { frame: PageFrame }) => (
  <details>
    <summary>{words.howLongItIs[frame.lang]}</summary>
    <dl>
      {retention.map(({ kind, kept }) => (
        <>
          <dt>{kind[frame.lang]}</dt>
          <dd>{kept[frame.lang]}</dd>
        </>
      ))}
    </dl>
  </details>
);
