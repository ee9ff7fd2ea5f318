import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../shared/page/region-chooser.tsx';
import { PersonName, personText } from '../../../shared/page/person-name.tsx';
import type { SilenceView } from './silence-view.ts';
import { mostInWeek } from './silence.ts';
import { hoursWords, leftWords, words } from './words.ts';

type Props = {
  /** Those in the reader's scope. */
  regions: readonly CampaignRegion[];
  chosen: string | undefined;
  silences: SilenceView[];
  mayPropose: boolean;
};

/** Regions whose alert line is on hold, what waits for a second person, and what was; the form for one region. */
export const renderSilences = (frame: PageFrame, props: Props): string => {
  const { regions, silences, mayPropose } = props;
  const chosen = regions.find(({ code }) => code === (props.chosen ?? regions[0]?.code));
  const isOne = props.chosen !== undefined || regions.length === 1;
  return renderPage(
    <Layout
      frame={frame}
      title={words.title[frame.lang]}
      {...(props.chosen !== undefined && { query: `region=${props.chosen}` })}
    >
      <RegionChooser
        frame={frame}
        path="/v1/silences"
        regions={regions}
        chosen={props.chosen}
        all="all"
      />
      <p>{words.help[frame.lang]}</p>
      {silences.length === 0 && <p>{words.none[frame.lang]}</p>}
      {silences.map((silence) => (
        <One frame={frame} regions={regions} silence={silence} mayPropose={mayPropose} />
      ))}
      {mayPropose && isOne && chosen && <Form frame={frame} region={chosen} />}
      {mayPropose && !isOne && <p class="hint">{words.chooseFirst[frame.lang]}</p>}
    </Layout>,
  );
};

type OneProps = Pick<Props, 'regions' | 'mayPropose'> & { frame: PageFrame; silence: SilenceView };

const One = ({ frame, regions, silence, mayPropose }: OneProps) => {
  const { region, silentUntil, reason, by, agreedBy, waiting, hoursLeft } = silence;
  const { lang } = frame;
  return (
    <section>
      <h2>{regions.find(({ code }) => code === region)?.name ?? region}</h2>
      <p>
        {silentUntil === null ? (
          words.ringing[lang]
        ) : (
          <strong class="tag urgent">
            {words.silentUntil[lang]} {momentIn(region, silentUntil, frame)}
          </strong>
        )}
        . {leftWords(hoursLeft)[lang]}.
      </p>
      {silentUntil !== null && (
        <p>
          {words.reason[lang]}: {reason}. {words.by[lang]}{' '}
          {by !== null && <PersonName frame={frame} id={by} name={silence.byName} />}
          {agreedBy !== null &&
            `. ${words.agreedBy[lang]} ${personText(lang, { id: agreedBy, name: silence.agreedByName })}`}
          .
        </p>
      )}
      {silentUntil !== null && mayPropose && (
        <form method="post" action={`${frame.base}/v1/silences/${region}/ending`}>
          <button type="submit">{words.end[lang]}</button>
        </form>
      )}
      {waiting && (
        <Waiting frame={frame} region={region} waiting={waiting} mayPropose={mayPropose} />
      )}
      <Past frame={frame} silence={silence} />
    </section>
  );
};

const momentIn = (region: string, at: string, { lang }: PageFrame): string =>
  formatMoment(Date.parse(at), zoneOf(region), lang);

type WaitingProps = {
  frame: PageFrame;
  region: string;
  waiting: NonNullable<SilenceView['waiting']>;
  mayPropose: boolean;
};

const Waiting = ({ frame, region, waiting, mayPropose }: WaitingProps) => {
  const { lang, base } = frame;
  const { proposalId, hours, reason, by, byName, at, mayDecide } = waiting;
  return (
    <div class="notice">
      <p>
        <strong>{words.waiting[lang]}</strong>: {hoursWords(hours)[lang]}. {words.reason[lang]}:{' '}
        {reason}. {words.by[lang]} <PersonName frame={frame} id={by} name={byName} />,{' '}
        {momentIn(region, at, frame)}.
      </p>
      {mayPropose && mayDecide ? (
        <form method="post" action={`${base}/v1/silences/${region}/decision`}>
          <input type="hidden" name="proposalId" value={proposalId} />
          <p class="buttons">
            <button type="submit" name="is" value="agreed">
              {words.agree[lang]}
            </button>
            <button type="submit" name="is" value="rejected" class="button outline">
              {words.reject[lang]}
            </button>
          </p>
        </form>
      ) : (
        <p class="hint">{words.needsAnother[lang]}</p>
      )}
    </div>
  );
};

const Past = ({ frame, silence: { region, past } }: Pick<OneProps, 'frame' | 'silence'>) =>
  past.length === 0 ? null : (
    <details>
      <summary>{words.past[frame.lang]}</summary>
      <ul>
        {past.map(({ from, until, reason }) => (
          <li>
            {momentIn(region, from, frame)} – {momentIn(region, until, frame)}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );

const Form = ({ frame, region }: { frame: PageFrame; region: CampaignRegion }) => (
  <section>
    <h2>
      {words.propose[frame.lang]}: {region.name}
    </h2>
    <form method="post" action={`${frame.base}/v1/silences/${region.code}`}>
      <p class="field">
        <label for="silence-hours">{words.hours[frame.lang]}</label>
        <input
          id="silence-hours"
          type="number"
          name="hours"
          min={1}
          max={mostInWeek}
          value="2"
          required
        />
      </p>
      <p class="field">
        <label for="silence-reason">{words.reason[frame.lang]}</label>
        <input
          id="silence-reason"
          name="reason"
          minLength={5}
          maxLength={200}
          required
          autocomplete="off"
        />
      </p>
      <button type="submit">{words.propose[frame.lang]}</button>
    </form>
  </section>
);
