import { formatMoment, momentInWords, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { CampaignRegion } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { PersonName, personText } from '../../../../shared/page/person-name.tsx';
import { standingWords } from '../../register/standing-words.ts';
import { standings } from '../../register/standing.ts';
import type { VoidingView } from '../voiding-view.ts';
import { voidingReasons } from '../voiding.ts';
import { reasonWords, stateWords, words } from '../words.ts';
import { nameOfUnit } from '../../../../shared/units.ts';

type Page = {
  region: CampaignRegion;
  /** Those the reader may look at. */
  regions: CampaignRegion[];
  voidings: VoidingView[];
  mayPropose: boolean;
  personId: string;
};
type Props = Page & { frame: PageFrame };

/** Voidings of a region: the form for who may propose, and what was proposed, the newest first. */
export const renderVoidings = (frame: PageFrame, page: Page): string => {
  const { region, voidings, mayPropose } = page;
  return renderPage(
    <Layout
      frame={frame}
      title={`${words.title[frame.lang]}: ${region.name}`}
      query={`region=${region.code}`}
    >
      <RegionChooser
        frame={frame}
        path="/v1/voidings"
        regions={page.regions}
        chosen={region.code}
      />
      <p>{words.help[frame.lang]}</p>
      <p>
        <a href={`${frame.base}/v1/oversight/arrivals?region=${region.code}`}>
          {words.seeArrivals[frame.lang]}
        </a>
      </p>
      {voidings.length === 0 && <p>{words.noneYet[frame.lang]}</p>}
      {voidings.map((voiding) => (
        <One frame={frame} {...page} voiding={voiding} />
      ))}
      {mayPropose && <Form frame={frame} {...page} />}
    </Layout>,
  );
};

const One = ({
  frame,
  region,
  mayPropose,
  personId,
  voiding,
}: Props & { voiding: VoidingView }) => {
  const { reason, state, proposedAt, proposedBy, decidedBy, pledges } = voiding;
  return (
    <section>
      <h2>{whichText(frame, region, voiding)}</h2>
      <p>
        <strong>{stateWords[state][frame.lang]}</strong>. {words.reason[frame.lang]}:{' '}
        {reasonWords[reason][frame.lang]}.
      </p>
      {pledges !== null && <p>{words.pledges[frame.lang](pledges)}.</p>}
      <p class="hint">
        {words.proposedBy[frame.lang]}{' '}
        <PersonName frame={frame} id={proposedBy} name={voiding.proposedByName} />,{' '}
        {formatMoment(Date.parse(proposedAt), zoneOf(region.code), frame.lang)}
        {decidedBy !== null &&
          `. ${words.decidedBy[frame.lang]} ${personText(frame.lang, { id: decidedBy, name: voiding.decidedByName })}`}
      </p>
      {state === 'waiting' && mayPropose && (
        <Decide frame={frame} voiding={voiding} isOwn={proposedBy === personId} />
      )}
    </section>
  );
};

const whichText = (frame: PageFrame, region: CampaignRegion, { which }: VoidingView): string =>
  [
    which.unit && nameOfUnit(region, which.unit),
    which.ceremony,
    which.code,
    which.hour && momentInWords(`${which.hour}:00`, frame.lang),
    which.standing && standingWords[which.standing][frame.lang],
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

type DecideProps = { frame: PageFrame; voiding: VoidingView; isOwn: boolean };

const Decide = ({ frame, voiding, isOwn }: DecideProps) =>
  isOwn ? (
    <p class="notice">{words.needsAnother[frame.lang]}</p>
  ) : (
    <form method="post" action={`${frame.base}/v1/voidings/${voiding.voidingId}/decision`}>
      <p class="buttons">
        <button type="submit" name="is" value="agreed">
          {words.agree[frame.lang]}
        </button>
        <button type="submit" name="is" value="rejected" class="button outline">
          {words.reject[frame.lang]}
        </button>
      </p>
    </form>
  );

const Form = ({ frame, region }: Props) => (
  <section>
    <h2>{words.propose[frame.lang]}</h2>
    <form method="post" action={`${frame.base}/v1/voidings`}>
      <input type="hidden" name="region" value={region.code} />
      <Choice
        frame={frame}
        name="unit"
        options={[...region.units, ...(region.closedUnits ?? [])].map(({ code, name }) => [
          code,
          name,
        ])}
      />
      <Line frame={frame} name="ceremony" />
      <Line frame={frame} name="code" />
      <Line frame={frame} name="hour" />
      <Choice
        frame={frame}
        name="standing"
        options={standings.map((one) => [one, standingWords[one][frame.lang]])}
      />
      <Choice
        frame={frame}
        name="reason"
        options={voidingReasons.map((one) => [one, reasonWords[one][frame.lang]])}
      />
      <div class="field">
        <label class="choice">
          <input type="checkbox" name="confirmed" value="yes" required />
          <span>{words.iHaveLooked[frame.lang]}</span>
        </label>
      </div>
      <button type="submit">{words.propose[frame.lang]}</button>
    </form>
  </section>
);

type LineProps = { frame: PageFrame; name: 'ceremony' | 'code' | 'hour' };

const Line = ({ frame, name }: LineProps) => (
  <div class="field">
    <label for={`void-${name}`}>{words[name][frame.lang]}</label>
    {name === 'hour' ? (
      <input id="void-hour" name="hour" type="datetime-local" step="3600" />
    ) : (
      <input id={`void-${name}`} name={name} maxLength={60} />
    )}
  </div>
);

type ChoiceProps = {
  frame: PageFrame;
  name: 'unit' | 'standing' | 'reason';
  options: [value: string, label: string][];
};

const Choice = ({ frame, name, options }: ChoiceProps) => (
  <div class="field">
    <label for={`void-${name}`}>{words[name][frame.lang]}</label>
    <select id={`void-${name}`} name={name} required={name === 'reason'}>
      {name !== 'reason' && <option value="">{words.any[frame.lang]}</option>}
      {options.map(([value, label]) => (
        <option value={value}>{label}</option>
      ))}
    </select>
  </div>
);
