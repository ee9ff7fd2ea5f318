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
import { BelongsElsewhere, WhatNext } from './what-next.tsx';

export type AcceptedReport = {
  code: string;
  caseNumber: string;
  lane: 'lead' | 'named';
  region: string;
  outOfScope: OutOfScope | undefined;
  deadline: ReportDeadline;
  complete: Completeness;
};

/** The follow-up code, shown this once, and what follows. Holds nothing of what was reported, for it can be seen over a shoulder; the code alone is printed. */
export const renderReportDone = (frame: PageFrame, report: AcceptedReport): string => {
  const { code, caseNumber } = report;
  return renderPage(
    <Layout
      frame={frame}
      title={frame.lang === 'id' ? 'Laporan diterima' : 'The report is received'}
      scripts={['report-form.js', 'evidence.js']}
    >
      <KeepCode frame={frame} code={code} caseNumber={caseNumber} />
      <div class="not-printed">
        <HideCode frame={frame} />
        <WhatFollows frame={frame} report={report} />
      </div>
    </Layout>,
  );
};

const WhatFollows = ({ frame, report }: { frame: PageFrame; report: AcceptedReport }) => {
  const { code, lane, deadline, complete, outOfScope } = report;
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <>
      {outOfScope && (
        <BelongsElsewhere frame={frame} outOfScope={outOfScope} late={deadline.late} />
      )}
      <WhatNext frame={frame} lane={lane} late={deadline.late} outOfScope={outOfScope} />
      <section>
        <h2>{say('Batas waktu ke Bawaslu', 'Deadline at Bawaslu')}</h2>
        <DeadlineLeft frame={frame} deadline={deadline} />
      </section>
      <Meter frame={frame} complete={complete} />
      <p class="hint">
        {say(
          'Yang masih kurang dapat ditambahkan dengan kode di halaman Lacak.',
          'What is missing can be added by the code, on the Follow page.',
        )}
      </p>
      <EvidenceSlot frame={frame} code={code} besideCode />
      <KeptHowLong frame={frame} />
      <p>
        <a class="button" href={`${frame.base}/lacak`}>
          {say('Lacak laporan', 'Follow the report')}
        </a>
      </p>
    </>
  );
};

const KeptHowLong = ({ frame }: { frame: PageFrame }) => (
  <details>
    <summary>{frame.lang === 'id' ? 'Berapa lama disimpan' : 'How long it is kept'}</summary>
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
