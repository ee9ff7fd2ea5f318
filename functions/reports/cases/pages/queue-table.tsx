import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { personText } from '../../../../shared/page/person-name.tsx';
import { reportable } from '../../intake/conducts.ts';
import type { casesAnswer } from '../list-answers.ts';
import { priorityOf } from '../priority.ts';
import { words } from '../words.ts';
import { queueWords } from './queue-words.ts';
import { priorityWords, stateWords, stepWords } from './case-words.ts';
import { reviewWords } from './review-words.ts';
import { dueInWords } from './due-in.ts';
import { nameOfUnit } from '../../../../shared/units.ts';

export type Line = z.infer<typeof casesAnswer>['cases'][number];

export type TableProps<L extends Line> = {
  frame: PageFrame;
  lines: readonly L[];
  campaign: Campaign;
  /** Milliseconds since the epoch. */
  now: number;
  /** Of whoever looks: what they have is said to be theirs. */
  officerId: string | undefined;
  caption: string;
  /** What stands below the number of a case. */
  below?: (one: L) => preact.ComponentChildren;
};

/** Cases as a dense table, one card each on a phone; what is urgent or waits is said in words. */
export const QueueTable = <L extends Line>(props: TableProps<L>) => {
  const { frame, lines, caption } = props;
  const { lang } = frame;
  return (
    <table class="queue">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((label) => (
            <th scope="col">{label[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((one) => (
          <tr>
            <Row {...props} one={one} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const columns: Words[] = [
  queueWords.caseColumn,
  queueWords.priority,
  words.state,
  words.due,
  words.unitOfTheAccused,
  queueWords.heldBy,
  queueWords.newHere,
];

const Row = <L extends Line>(props: TableProps<L> & { one: L }) => {
  const { frame, lines, one, campaign, now, below } = props;
  const { lang } = frame;
  const conduct = reportable.find(({ slug }) => slug === one.conduct);
  const priority = priorityOf(one);
  return (
    <>
      <th scope="row">
        <a href={`${frame.base}/v1/cases/${one.caseKey}`} data-row>
          {one.caseNumber}
        </a>
        <span class="hint">{conduct?.[lang] ?? one.conduct}</span>
        <Tags frame={frame} one={one} />
        {below?.(one)}
      </th>
      <Cell label={queueWords.priority[lang]}>
        <span class={one.severity >= 4 ? 'tag urgent' : 'tag'}>
          {priorityWords[priority][lang]}
        </span>
      </Cell>
      <Cell label={words.state[lang]}>{stateWords[one.state][lang]}</Cell>
      <Cell label={words.due[lang]}>
        <DueIn frame={frame} one={one} now={now} />
      </Cell>
      <Cell label={words.unitOfTheAccused[lang]}>
        {unitIn(campaign, one)}
        {isOfMany(lines) && (
          <span class="hint">{servedRegion(campaign, one.region)?.name ?? one.region}</span>
        )}
      </Cell>
      <Cell label={queueWords.heldBy[lang]}>{ownersInWords(props)}</Cell>
      <Cell label={queueWords.newHere[lang]}>
        <News frame={frame} one={one} />
      </Cell>
    </>
  );
};

/** The name of a unit that was given by its code; whatever else somebody wrote as it is. */
const unitIn = (campaign: Campaign, { region, accusedUnit }: Line): string =>
  accusedUnit === null ? '–' : nameOfUnit(servedRegion(campaign, region), accusedUnit);

/** Whether the region must be said: those of one region need not hear it on each line. */
const isOfMany = (lines: readonly Line[]): boolean =>
  new Set(lines.map(({ region }) => region)).size > 1;

/** On a phone, where columns have no heads, each says what it is. */
const Cell = ({ label, children }: { label: string; children: preact.ComponentChildren }) => (
  <td data-label={label}>{children}</td>
);

type Part = { frame: PageFrame; one: Line };

const Tags = ({ frame, one }: Part) => (
  <>
    {one.unitStanding === 'to-be-named' && (
      <span class="tag urgent">{words.unitToBeNamed[frame.lang]}</span>
    )}
    {one.toComplete !== null && <span class="tag urgent">{queueWords.toComplete[frame.lang]}</span>}
    {one.toComplete === 'forward' && <span class="tag">{queueWords.forwarded[frame.lang]}</span>}
    {one.alike === 'over-limit' && <span class="tag">{words.overTheLimit[frame.lang]}</span>}
    {one.reopened && <span class="tag urgent">{reviewWords.reopenedTag[frame.lang]}</span>}
    {one.reminders > 0 && <span class="tag">{words.reminded[frame.lang](one.reminders)}</span>}
  </>
);

/** When it is due as people say it, and what is due; the moment itself is there to be read, too. */
export const DueIn = ({ frame, one, now }: Part & { now: number }) => {
  const { lang } = frame;
  if (one.dueAt === null) return <>{words.noDeadline[lang]}</>;
  const at = Date.parse(one.dueAt);
  return (
    <>
      <time dateTime={one.dueAt} title={formatMoment(at, zoneOf(one.region), lang)}>
        {one.overdue ? (
          <strong class="late">{dueInWords(at, now, one.region)[lang]}</strong>
        ) : (
          dueInWords(at, now, one.region)[lang]
        )}
      </time>
      <span class="hint">
        {one.dueFor !== null && stepWords[one.dueFor][lang]}
        {one.clockStopped && ` (${words.clockStandsStill[lang]})`}
      </span>
    </>
  );
};

const ownersInWords = <L extends Line>({
  frame: { lang },
  one: { owners, ownerNames },
  officerId,
}: TableProps<L> & { one: L }): string =>
  owners.length === 0
    ? '–'
    : owners
        .map((id, n) =>
          id === officerId ? queueWords.you[lang] : personText(lang, { id, name: ownerNames[n] }),
        )
        .join(', ');

const News = ({ frame: { lang }, one }: Part) => {
  const said = [
    ...(one.messageWaiting ? [queueWords.messageWaiting[lang]] : []),
    ...(one.endProposed ? [queueWords.endProposed[lang]] : []),
    ...(one.evidenceIsNew ? [queueWords.newEvidence[lang](one.pieces)] : []),
  ];
  if (said.length > 0) return <strong>{said.join(', ')}</strong>;
  return <>{one.pieces > 0 ? queueWords.piecesOf[lang](one.pieces) : '–'}</>;
};
