import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { DryRunAnswer } from '../dry-run-form.ts';
import type { ListedDelivery } from '../quarantined.ts';
import type { SettledDelivery } from '../settled.ts';
import type { RecentDelivery } from '../recent.ts';
import type { SourceView } from '../source-view.ts';
import type { RequestView } from '../request-view.ts';
import { WaitsForYou } from './by-two.tsx';
import { DryRun } from './dry-run.tsx';
import { Latest } from './latest.tsx';
import { SettingUp, ToCopy } from './setting-up.tsx';
import { SourceForm, type Offer } from './source-form.tsx';
import { fieldLines, reasonWords } from './source-words.ts';
import { Waiting } from './sources.tsx';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';
import { PersonName, personText } from '../../../../shared/page/person-name.tsx';

export type SourcePage = {
  source: SourceView;
  mapping: Record<string, string>;
  waiting: ListedDelivery[];
  counts: Record<string, number>;
  settled: SettledDelivery[];
  recent: RecentDelivery[];
  waits: RequestView[];
  offer: Offer;
  /** Shown this once. */
  secret: string | undefined;
  done: boolean;
  filled: Filled;
  dryRun: { payload: string; mapping: Record<string, string>; found: DryRunAnswer } | undefined;
};

/** One source: what its sender is given, its settings, a delivery to try, and what waits in quarantine. */
export const renderSource = (frame: PageFrame, page: SourcePage): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.source[frame.lang]} ${page.source.source}`}
      scripts={['sources.js']}
    >
      <Made frame={frame} page={page} />
      <WaitsForYou frame={frame} requests={page.waits} />
      <SettingUp frame={frame} page={page} />
      <DryRun frame={frame} page={page} />
      <Latest frame={frame} page={page} />
      <Quarantine frame={frame} page={page} />
      <details open={page.filled.errors.length > 0}>
        <summary>{words.settings[frame.lang]}</summary>
        <SourceForm
          frame={frame}
          offer={page.offer}
          filled={page.filled}
          scheme={page.source.scheme}
          source={page.source}
        />
      </details>
      <p>
        <a class="button outline" href={`${frame.base}/v1/sources`}>
          {words.allSources[frame.lang]}
        </a>
      </p>
    </Layout>,
  );

export type PartProps = { frame: PageFrame; page: SourcePage };

const Made = ({ frame, page: { secret, done } }: PartProps) => (
  <>
    {done && (
      <div class="notice good" role="status">
        <p>{words.itIsKept[frame.lang]}</p>
      </div>
    )}
    {secret !== undefined && (
      <div class="notice" role="status">
        <p>{words.theNewSecretShown[frame.lang]}</p>
        <p>
          <ToCopy frame={frame} id="secret" text={secret} />
        </p>
      </div>
    )}
  </>
);

const Quarantine = ({ frame, page }: PartProps) => {
  const { source, waiting, counts, settled } = page;
  const own = `${frame.base}/v1/sources/${source.source}/quarantine`;
  return (
    <section id="quarantine">
      <h2>{words.quarantine[frame.lang]}</h2>
      <Waiting frame={frame} waiting={counts} />
      {waiting.length > 0 && (
        <form method="post" action={`${own}/replay`}>
          {page.offer.anyRegion && (
            <label class="choice">
              <input type="checkbox" name="answersForSender" value="yes" />
              <span>{words.iAnswerForTheSender[frame.lang]}</span>
            </label>
          )}
          <button type="submit">{words.replayAllOldestFirst[frame.lang]}</button>
        </form>
      )}
      <ul class="cards">
        {waiting.map(({ id, reason, fields, receivedAt, bodyBytes }) => (
          <li>
            <h3>
              <a href={`${own}/${id}`}>{formatMoment(receivedAt, 'Asia/Jakarta', frame.lang)}</a>
            </h3>
            <p>
              {reasonWords(reason)[frame.lang]}{' '}
              <span class="hint">({numberText(bodyBytes, frame.lang)} B)</span>
            </p>
            {fields.length > 0 && <p class="said">{fieldLines(fields, frame)}</p>}
            <form method="post" action={`${own}/${id}/replay`}>
              <button type="submit" class="quiet">
                {words.replay[frame.lang]}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{words.whatWasSettled[frame.lang]}</summary>
          <ul>
            {settled.map(({ reason, outcome, by, byName, agreedBy, agreedByName, why, at }) => (
              <li>
                {reasonWords(reason)[frame.lang]}:{' '}
                {outcome === 'replayed' ? words.replayed[frame.lang] : words.discarded[frame.lang]}{' '}
                (<PersonName frame={frame} id={by} name={byName} />
                {agreedBy !== undefined &&
                  ` + ${personText(frame.lang, { id: agreedBy, name: agreedByName })}`}
                , {formatMoment(at, 'Asia/Jakarta', frame.lang)}) {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
