import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import { rungWords } from '../alerts/alert-words.ts';
import { needWords } from './need-words.ts';
import { worstOf } from './needs.ts';
import { openOf, shareTaken, type Order } from './order.ts';
import { quantile, type RegionLine } from './oversee.ts';
import { words as texts } from './words.ts';

/** One row: a region, or a province with its regions together. */
export type Row = {
  name: string;
  href: string | undefined;
  line: RegionLine;
  more: Words | undefined;
};

type Props = {
  frame: PageFrame;
  rows: readonly Row[];
  order: Order;
  hrefOf: (order: Order) => string;
};

const headings: [Order, Words][] = [
  ['region', texts.region],
  ['need', texts.whatIsNeeded],
  ['reachable', texts.officersReachable],
  ['open', texts.open],
  ['taken', texts.taken],
  ['time', texts.timeToTake],
];

/** The regions as a table that can be ordered by each heading; on a phone each row is a card. */
export const RegionRows = ({ frame, rows, order, hrefOf }: Props) => {
  const mostOpen = Math.max(1, ...rows.map(({ line }) => openOf(line)));
  const slowest = Math.max(1, ...rows.map(({ line }) => quantile(line.waits, 0.5) ?? 0));
  return (
    <table class="lines">
      <thead>
        <tr>
          {headings.map(([by, heading]) => (
            <th scope="col" aria-sort={by === order ? sorted[by] : undefined}>
              <a href={hrefOf(by)}>{heading[frame.lang]}</a>
            </th>
          ))}
          <th scope="col">{texts.lastThirtyDays[frame.lang]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr id={`r-${row.line.region}`} class={worstOf(row.line.needs)}>
            <th scope="row">
              {row.href === undefined ? row.name : <a href={row.href}>{row.name}</a>}
              {row.more && <span class="hint">{row.more[frame.lang]}</span>}
            </th>
            <NeedCell frame={frame} line={row.line} />
            <td data-label={texts.officersReachable[frame.lang]}>
              {numberText(row.line.reachable, frame.lang)}
            </td>
            <OpenCell frame={frame} line={row.line} most={mostOpen} />
            <TakenCell frame={frame} line={row.line} />
            <TimeCell frame={frame} line={row.line} slowest={slowest} />
            <td data-label={texts.lastThirtyDays[frame.lang]}>
              <DayLine opened={row.line.opened} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const sorted: Record<Order, 'ascending' | 'descending'> = {
  need: 'descending',
  region: 'ascending',
  reachable: 'ascending',
  open: 'descending',
  taken: 'ascending',
  time: 'descending',
};

type CellProps = { frame: PageFrame; line: RegionLine };

const NeedCell = ({ frame, line }: CellProps) => (
  <td data-label={texts.whatIsNeeded[frame.lang]}>
    {line.needs.length === 0 && <span class="hint">{texts.nothingNeeded[frame.lang]}</span>}
    {line.needs.map((need) => (
      <span class={worstOf([need]) === 'urgent' ? 'tag urgent' : 'tag'}>
        {needWords(need, line)[frame.lang]}
      </span>
    ))}
  </td>
);

const OpenCell = ({ frame, line, most }: CellProps & { most: number }) => {
  const open = openOf(line);
  return (
    <td data-label={texts.open[frame.lang]}>
      <SmallBar share={open / most} />
      {numberText(open, frame.lang)}
      {line.open.older > 0 && (
        <strong class="late">
          {' '}
          ({numberText(line.open.older, frame.lang)} {texts.olderThanADay[frame.lang]})
        </strong>
      )}
    </td>
  );
};

const TakenCell = ({ frame, line }: CellProps) => (
  <td data-label={texts.taken[frame.lang]}>
    {line.alerts > 0 && <SmallBar share={shareTaken(line)} />}
    {numberText(line.taken, frame.lang)} / {numberText(line.alerts, frame.lang)}
    <span class="hint">
      {Object.entries(line.reached)
        .map(([rung, count]) => `${rungWords(rung)[frame.lang]} ${numberText(count, frame.lang)}`)
        .join(', ')}
    </span>
  </td>
);

const TimeCell = ({ frame, line, slowest }: CellProps & { slowest: number }) => {
  const minutes = (ms: number | undefined) =>
    ms === undefined
      ? '–'
      : `${numberText(Math.round(ms / 60_000), frame.lang)} ${texts.min[frame.lang]}`;
  const [median, p95] = [quantile(line.waits, 0.5), quantile(line.waits, 0.95)];
  return (
    <td data-label={texts.timeToTake[frame.lang]}>
      {median !== undefined && <SmallBar share={median / slowest} />}
      {minutes(median)}
      {p95 !== undefined && <span class="hint">p95 {minutes(p95)}</span>}
    </td>
  );
};

const SmallBar = ({ share }: { share: number }) => (
  <svg class="small-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="6" class="track" />
    <rect width={Math.round(Math.min(1, share) * 100)} height="6" class="fill" />
  </svg>
);

/** Alerts a day, oldest first, by the height of one line. */
const DayLine = ({ opened }: { opened: readonly number[] }) => {
  const most = Math.max(1, ...opened);
  const points = opened.map((count, day) => `${day},${Math.round(12 - (count / most) * 11)}`);
  return (
    <svg
      class="day-line"
      viewBox={`0 0 ${Math.max(1, opened.length - 1)} 13`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={points.join(' ')} />
    </svg>
  );
};
