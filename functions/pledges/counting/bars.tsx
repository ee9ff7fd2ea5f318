import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { numberText } from '../../../shared/page/number-text.ts';
import { shareOf } from './share-of-roster.ts';
import { words } from './words.ts';

export type Bar = {
  label: string;
  href?: string;
  value: number | null;
  /** How many are expected there, where that is known: the length of the empty bar. */
  expected?: number | null;
};

type Props = {
  frame: PageFrame;
  head: Words;
  hint?: Words;
  bars: Bar[];
  /** What a full bar stands for, the same for every bar of a page. */
  scale: number;
};

/** Numbers as bars below their names, all of a page by one scale. */
export const Bars = ({ frame, head, hint, bars, scale }: Props) => (
  <table class="bars counted">
    {hint && <caption class="hint">{hint[frame.lang]}</caption>}
    <thead>
      <tr>
        <th scope="col">{head[frame.lang]}</th>
        <th scope="col">{words.pledged[frame.lang]}</th>
      </tr>
    </thead>
    <tbody>
      {bars.map((bar) => (
        <tr>
          <th scope="row">
            {bar.href === undefined ? bar.label : <a href={bar.href}>{bar.label}</a>}
            <svg class="line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={lengthOf(bar.expected ?? scale, scale)} height="8" class="track" />
              <rect width={lengthOf(bar.value ?? 0, scale)} height="8" class="fill" />
            </svg>
          </th>
          <td>{valueText(frame, bar)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const lengthOf = (value: number, scale: number): number => Math.min(100, (value / scale) * 100);

const valueText = (frame: PageFrame, { value, expected = null }: Bar): string => {
  const share = shareOf({ pledged: value, expected });
  if (share === null) return countText(frame, value);
  return words.ofExpected[frame.lang](countText(frame, value), countText(frame, expected), share);
};

/** What a full bar of a page stands for: the largest number that any of its bars or rosters has. */
export const scaleOf = (numbers: readonly (number | null)[]): number =>
  Math.max(1, ...numbers.map((number) => number ?? 0));

/** A published number as text; without one too few have pledged for a number that singles nobody out. */
export const countText = (frame: PageFrame, value: number | null): string =>
  value === null ? words.tooFewYet[frame.lang] : numberText(value, frame.lang);
