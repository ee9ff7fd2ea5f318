import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { words } from './words.ts';

export type Bar = { label: string; href?: string; value: number | null };

type Props = { frame: PageFrame; head: Words; hint?: Words; bars: Bar[] };

/** Numbers as bars, beside their names. */
export const Bars = ({ frame, head, hint, bars }: Props) => {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <table class="bars even">
      {hint && <caption class="hint">{hint[frame.lang]}</caption>}
      <thead>
        <tr>
          <th scope="col">{head[frame.lang]}</th>
          <th scope="col">{words.pledged[frame.lang]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, href, value }) => (
          <tr>
            <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
            <td>
              <div class="measure">
                <svg class="line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="8" class="track" />
                  <rect width={((value ?? 0) / most) * 100} height="8" class="fill" />
                </svg>
                <span>{countText(frame, value)}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** A published number as text; without one too few have pledged for a number that singles nobody out. */
export const countText = (frame: PageFrame, value: number | null): string =>
  value === null ? words.tooFewYet[frame.lang] : value.toLocaleString(words.enGb[frame.lang]);
