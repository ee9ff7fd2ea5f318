import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Unit } from '../../../../shared/units.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import type { CaseFile } from '../case-file-answer.ts';
import type { Who } from '../case.ts';
import {
  priorityWords,
  roleWords,
  moveWords,
  numberWords,
  stateWords,
  stepWords,
} from './case-words.ts';
import { Checklist } from './checklist.tsx';
import { Classification, Deadlines } from './case-law.tsx';
import { CompleteLead } from './complete-lead.tsx';
import { Duplicates } from './duplicate-list.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { queueWords } from './queue-words.ts';
import { priorityOf } from '../priority.ts';
import { FoundBy, HeldBy } from './held-by.tsx';
import { History } from './history.tsx';
import { MessageBox, type BoxMessage } from './message-box.tsx';
import { Moves } from './moves.tsx';
import { NameUnit } from './name-unit.tsx';
import { Due, Fact, Moment } from './page-parts.tsx';
import { Note } from './note.tsx';
import { References } from './references.tsx';
import { Review } from './review.tsx';
import { photoScript } from './see-photo.tsx';
import { ReportedDetails } from './reported-details.tsx';
import { words } from '../words.ts';
import { laneRules } from '../../lanes.ts';

export type CasePage = {
  file: CaseFile;
  regionName: string;
  /** Of whoever looks. */
  officerId: string;
  /** Whether it is what they found themselves. */
  isOwnFinding: boolean;
  /** Every unit of the region. */
  /** Those that may be named. */
  units: Unit[];
  /** Closed ones too, by which the report is read. */
  everyUnit: Unit[];
  messages: BoxMessage[];
  /** A form as it was left, and what is wrong with it. */
  filled: Filled;
  /** Somebody else was first: their move, when, by which role. */
  changed?: { move: string; at: string; role: Who['role'] } | undefined;
  /** Something was just kept. */
  done: boolean;
  newId: () => string;
};

/** The file of one case: where it stands, what can be done, what was told, and everything that happened. */
export const renderCaseFile = (frame: PageFrame, page: CasePage): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      scripts={photoScript}
      title={`${words.case2[frame.lang]} ${page.file.caseNumber}`}
    >
      <Notices frame={frame} page={page} />
      <Standing frame={frame} page={page} />
      <Ways frame={frame} page={page} />
      <NameUnit frame={frame} page={page} />
      <CompleteLead frame={frame} page={page} />
      <Review frame={frame} page={page} />
      <Moves frame={frame} page={page} />
      <ReportedDetails frame={frame} page={page} />
      <EvidenceList frame={frame} file={page.file} />
      <Classification frame={frame} file={page.file} />
      <Checklist frame={frame} page={page} />
      <Deadlines frame={frame} file={page.file} />
      <MessageBox frame={frame} page={page} />
      <Duplicates frame={frame} file={page.file} />
      <Note frame={frame} page={page} />
      <References frame={frame} page={page} />
      <History frame={frame} file={page.file} />
      <p class="hint">
        {words.keptUntil[frame.lang]}{' '}
        <Moment frame={frame} region={page.file.region} at={page.file.keptUntil} />
      </p>
    </Layout>,
  );

export type PartProps = { frame: PageFrame; page: CasePage };

const Notices = ({ frame, page: { file, changed, done, filled, isOwnFinding } }: PartProps) => (
  <>
    {isOwnFinding && (
      <div class="notice" role="note">
        <p>{words.anotherDecides[frame.lang]}</p>
      </div>
    )}
    {done && (
      <div class="notice good" role="status">
        <p>{words.itIsKept[frame.lang]}</p>
      </div>
    )}
    {filled.errors.length > 0 && (
      <div class="notice bad" role="alert">
        <p>{words.notKeptSeeWhat[frame.lang]}</p>
      </div>
    )}
    {changed && (
      <div class="notice bad" role="alert">
        <p>
          {words.notKeptItJust[frame.lang]} {moveWords(changed.move)[frame.lang]} (
          {roleWords(changed.role)[frame.lang]},{' '}
          <Moment frame={frame} region={file.region} at={changed.at} />
          ). {words.whatYouWroteIs[frame.lang]}
        </p>
      </div>
    )}
  </>
);

const Standing = ({ frame, page }: PartProps) => {
  const { file, regionName } = page;
  return (
    <dl class="facts">
      <Fact frame={frame} label={words.state}>
        {stateWords[file.state][frame.lang]}
        {file.handedOver !== null && (
          <>
            {` · ${words.handedOver[frame.lang]} `}
            <Moment frame={frame} region={file.region} at={file.handedOver} />
          </>
        )}
      </Fact>
      <Fact frame={frame} label={queueWords.priority}>
        <span class={file.severity >= 4 ? 'tag urgent' : 'tag'}>
          {priorityWords[priorityOf(file)][frame.lang]}
        </span>
      </Fact>
      <HeldBy frame={frame} page={page} />
      <Fact frame={frame} label={words.due}>
        {file.dueFor !== null && `${stepWords[file.dueFor][frame.lang]}: `}
        <Due frame={frame} region={file.region} due={file} />
      </Fact>
      {file.unitStanding === 'to-be-named' && (
        <Fact frame={frame} label={words.unitOfTheAccused}>
          {words.unitToBeNamed[frame.lang]}
        </Fact>
      )}
      <Fact frame={frame} label={words.lane}>
        {laneRules[file.lane].name[frame.lang]}
      </Fact>
      <FoundBy frame={frame} page={page} />
      <Fact frame={frame} label={words.region}>
        {regionName} ({file.region})
      </Fact>
      <Fact frame={frame} label={words.received}>
        <Moment frame={frame} region={file.region} at={file.receivedAt} />
      </Fact>
      {Object.entries(file.references).map(([name, number]) => (
        <Fact frame={frame} label={numberWords(name)}>
          {number}
        </Fact>
      ))}
      {file.ending !== null && (
        <Fact frame={frame} label={words.endProposed}>
          <strong>{moveWords(file.ending.move)[frame.lang]}</strong> (
          <PersonName frame={frame} id={file.ending.by} name={file.ending.byName} />
          ). {file.ending.reason} {words.aSecondMustAgree[frame.lang]}
        </Fact>
      )}
      {file.withdrawnAt !== null && (
        <Fact frame={frame} label={words.withdrawn}>
          <Moment frame={frame} region={file.region} at={file.withdrawnAt} />
        </Fact>
      )}
    </dl>
  );
};

/** What belongs to the case and has a page of its own. */
const Ways = ({ frame, page: { file } }: PartProps) => {
  const own = `${frame.base}/v1/cases/${file.caseKey}`;
  return (
    <p class="buttons">
      <a class="button outline" href={`${own}/referral?to=bawaslu`}>
        {words.pdfForBawaslu[frame.lang]}
      </a>
      <a class="button outline" href={`${own}/referral?to=bkn`}>
        {words.pdfForSbtBkn[frame.lang]}
      </a>
      <a class="button outline" href={`${own}/field-sheets`}>
        {words.fieldSheets[frame.lang]}
      </a>
      <a class="button outline" href={`${own}/evidence`}>
        {words.evidence[frame.lang]}
      </a>
      {laneRules[file.lane].hasIdentity && (
        <a class="button outline" href={`${own}/identity-requests`}>
          {words.theReportersName[frame.lang]}
        </a>
      )}
      {laneRules[file.lane].makesReportForm && (
        <a class="button outline" href={`${own}/hand-overs`}>
          {words.handOver[frame.lang]}
        </a>
      )}
      <a class="button outline" href={`${frame.base}/v1/cases`}>
        {words.allCases[frame.lang]}
      </a>
    </p>
  );
};
