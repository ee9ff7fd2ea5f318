import { formatDay } from '../../../../shared/calendar/zones.ts';
import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { SourceView } from '../source-view.ts';
import { WaitsForYou } from './by-two.tsx';
import type { RequestView } from '../request-view.ts';
import { schemeNames } from '../schemes/list.ts';
import { guides } from '../schemes/guide-words.ts';
import { SourceForm, type Offer } from './source-form.tsx';
import { reasonWords } from './source-words.ts';
import type { UnknownNameView } from '../unknown-name.ts';
import { settingUpWords } from '../setting-up-words.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

type Listed = SourceView & { waiting: Record<string, number> };
type Props = {
  sources: Listed[];
  unknown: UnknownNameView[];
  filled: Filled;
  offer: Offer;
  waits: RequestView[];
};

/** The webhook sources of an admin's scope and what waits in their quarantine: what is red needs an admin. */
export const renderSources = (
  frame: PageFrame,
  { sources, unknown, filled, offer, waits }: Props,
): string =>
  renderPage(
    <Layout frame={frame} wide title={words.reportSourcesWebhooks[frame.lang]}>
      <WaitsForYou frame={frame} requests={waits} />
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
              {guides[one.scheme].title[frame.lang]}
              {!one.active && <span class="tag">{words.paused[frame.lang]}</span>}
            </p>
            <Waiting frame={frame} waiting={one.waiting} />
          </li>
        ))}
      </ul>
      {unknown.length > 0 && <UnknownNames frame={frame} names={unknown} />}
      <AddSource frame={frame} filled={filled} offer={offer} />
    </Layout>,
  );

/** Choose the provider first; then only its fields are asked for. */
const AddSource = ({
  frame,
  filled,
  offer,
}: Pick<Props, 'filled' | 'offer'> & { frame: PageFrame }) => {
  const chosen = schemeNames.find((name) => name === filled.values['scheme']);
  return (
    <details id="add" open={chosen !== undefined || filled.errors.length > 0}>
      <summary>{words.addASource[frame.lang]}</summary>
      <p>
        {settingUpWords.chooseTheProvider[frame.lang]}{' '}
        <a href={`${frame.base}/docs/integrations`}>{settingUpWords.theGuide[frame.lang]}</a>
      </p>
      <ul>
        {schemeNames.map((name) => (
          <li>
            <a
              href={`${frame.base}/v1/sources?scheme=${name}#add`}
              aria-current={name === chosen ? 'true' : undefined}
            >
              {guides[name].title[frame.lang]}
            </a>
          </li>
        ))}
      </ul>
      {chosen && (
        <>
          <h3>{guides[chosen].title[frame.lang]}</h3>
          <SourceForm frame={frame} offer={offer} filled={filled} scheme={chosen} />
        </>
      )}
    </details>
  );
};

/** What came for addresses nobody made: each a form whose reports reach nobody until its address is right. */
const UnknownNames = ({ frame, names }: { frame: PageFrame; names: UnknownNameView[] }) => (
  <section>
    <h2>{words.unknownNames[frame.lang]}</h2>
    <p>{words.makeItOrMend[frame.lang]}</p>
    <ul>
      {names.map(({ name, deliveries, firstAt, lastAt, likely }) => (
        <li>
          <strong class="late">{name}</strong>: {numberText(deliveries, frame.lang)}{' '}
          {words.deliveries[frame.lang]}, {formatDay(firstAt.slice(0, 10), frame.lang)} –{' '}
          {formatDay(lastAt.slice(0, 10), frame.lang)}
          {likely !== null && (
            <>
              {'; '}
              {words.likelyMeant[frame.lang]}{' '}
              <a href={`${frame.base}/v1/sources/${likely}`}>{likely}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
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
          <strong class="late">{numberText(count, frame.lang)}</strong>{' '}
          {reasonWords(reason)[frame.lang]}
        </li>
      ))}
    </ul>
  );
};
