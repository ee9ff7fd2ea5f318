import { formatDay } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { RegionView } from './participation-answer.ts';
import { countText } from './bars.tsx';
import { words } from './words.ts';

type Props = { frame: PageFrame; days: RegionView['days']; scale: number };

/** What was published on each day, as a line by the scale of the page's bars, and as a table behind it. */
export const TimeLine = ({ frame, days, scale }: Props) =>
  days.length < 2 ? null : (
    <section>
      <h2>{words.overTime[frame.lang]}</h2>
      <p class="hint">{words.overTimeHint[frame.lang]}</p>
      <svg class="line tall" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="40" class="track" />
        <path class="fill" d={areaOf(days, scale)} />
      </svg>
      <details>
        <summary>{words.asTable[frame.lang]}</summary>
        <table class="bars counted">
          <thead>
            <tr>
              <th scope="col">{words.day[frame.lang]}</th>
              <th scope="col">{words.pledged[frame.lang]}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ on, pledged }) => (
              <tr>
                <th scope="row">{formatDay(on, frame.lang)}</th>
                <td>{countText(frame, pledged || null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );

/** Steps from day to day: a number holds until the next one. A place across is a day, whether or not it changed one. */
export const areaOf = (days: RegionView['days'], scale: number): string => {
  const at = (on: string): number => Date.parse(on) / 86_400_000;
  const first = at(days[0]?.on ?? '');
  const across = Math.max(1, at(days.at(-1)?.on ?? '') - first + 1);
  const steps = days.map(({ on, pledged }, n) => {
    const next = days[n + 1];
    const from = ((at(on) - first) / across) * 100;
    const to = next ? ((at(next.on) - first) / across) * 100 : 100;
    const y = 40 - Math.min(40, (pledged / scale) * 40);
    return `L${short(from)} ${short(y)}H${short(to)}`;
  });
  return `M0 40${steps.join('')}V40Z`;
};

const short = (number: number): string => String(Math.round(number * 100) / 100);
