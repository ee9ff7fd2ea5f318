import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { ShownSource } from '../shown-source.ts';
import { SourceForm, type Offer } from './source-form.tsx';
import { reasonWords } from './source-words.ts';
import { words } from '../words.ts';

type Listed = ShownSource & { waiting: Record<string, number> };
type Props = { sources: Listed[]; filled: Filled; offer: Offer };

/** The webhook sources of an admin's scope and what waits in their quarantine: what is red needs an admin. */
export const renderSources = (frame: PageFrame, { sources, filled, offer }: Props): string =>
  renderPage(
    <Layout frame={frame} wide title={words.reportSourcesWebhooks[frame.lang]}>
      {sources.length === 0 && (
        <div class="notice">
          <p>{words.thereAreNoSources[frame.lang]}</p>
        </div>
      )}
      <ul class="cards">
        {[...sources].sort(byNeed).map((one) => (
          <li>
            <h2>
              <a href={`${frame.base}/v1/sources/${one.source}`}>{one.source}</a>
            </h2>
            <p>
              {one.scheme}
              {!one.active && <span class="tag">{words.paused[frame.lang]}</span>}
            </p>
            <Waiting frame={frame} waiting={one.waiting} />
          </li>
        ))}
      </ul>
      <details open={filled.errors.length > 0}>
        <summary>{words.addASource[frame.lang]}</summary>
        <SourceForm frame={frame} offer={offer} filled={filled} />
      </details>
    </Layout>,
  );

const countOf = ({ waiting }: Listed): number =>
  Object.values(waiting).reduce((sum, one) => sum + one, 0);
const byNeed = (a: Listed, b: Listed): number => countOf(b) - countOf(a);

/** How many deliveries wait, and why; said in words, not by colour alone. */
export const Waiting = ({
  frame,
  waiting,
}: {
  frame: PageFrame;
  waiting: Record<string, number>;
}) => {
  const entries = Object.entries(waiting);
  if (entries.length === 0) return <p>{words.nothingIsInQuarantine[frame.lang]}</p>;
  return (
    <ul>
      {entries.map(([reason, count]) => (
        <li>
          <strong class="late">{count}</strong> {reasonWords(reason)[frame.lang]}
        </li>
      ))}
    </ul>
  );
};
