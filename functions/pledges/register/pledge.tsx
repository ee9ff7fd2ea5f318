import { formatMoment } from '../../../shared/calendar/zones.ts';
import {
  servedRegion,
  type Campaign,
  type CampaignRegion,
  type PledgeText,
} from '../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { pledgePhase, pledgeWindows, textFor } from '../../../shared/pledging.ts';
import { ActField, Agree, AtCeremony, UnitSelect } from './pledge-fields.tsx';
import { pledgeQuestions } from './pledge-questions.ts';
import { WaitingPledges, WorksOffline } from './waiting.tsx';
import { words } from './words.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  filled: Filled;
  /** Milliseconds: decides whose words are shown. */
  now: number;
  idempotencyKey: string;
};

/** The pledge form: half a minute on a phone, without script. Where regions swear to different words, it asks for the region first. */
export const renderPledge = (props: Props): string => {
  const { frame } = props;
  const text = wordsShown(props);
  return renderPage(
    <Layout
      frame={frame}
      title={words.pledgeOfNeutrality[frame.lang]}
      scripts={['pledge-offline.js']}
    >
      <WaitingPledges frame={frame} />
      {text ? <PledgeForm {...props} text={text} /> : <ChooseRegion {...props} />}
    </Layout>,
  );
};

/** The words of the region that was chosen, or those of all regions where they are the same. */
const wordsShown = ({ campaign, filled, now }: Props): PledgeText | undefined => {
  const chosen = servedRegion(campaign, filled.values['region'] ?? '');
  if (chosen) return textShown(campaign, chosen, now);
  const [first, ...more] = campaign.regions.map((region) => textShown(campaign, region, now));
  return more.every((text) => text?.version === first?.version) ? first : undefined;
};

/** Before its first text holds, a region is shown the one that will be sworn when its pledges open. */
const textShown = (campaign: Campaign, region: CampaignRegion, now: number) =>
  textFor(campaign, region, Math.max(now, pledgeWindows(campaign, region)[0]?.opensAt ?? now));

const PledgeForm = (props: Props & { text: PledgeText }) => {
  const { frame, campaign, filled, text } = props;
  const asked = pledgeQuestions(campaign);
  const common = { frame, filled };
  return (
    <>
      <ErrorSummary {...common} questions={Object.values(asked)} />
      <NotOpen {...props} />
      <Words frame={frame} text={text} />
      <p>
        <a href={`${frame.base}/boleh`}>{words.whatIsAllowedAnd[frame.lang]}</a>
      </p>
      <form method="post" action={`${frame.base}/v1/pledges`} data-pledge>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <input type="hidden" name="swornAt" />
        <input type="hidden" name="lang" value={frame.lang} />
        <input type="hidden" name="textVersion" value={text.version} />
        <AtCeremony {...common} />
        <Field {...common} question={asked.region} />
        <UnitSelect {...props} />
        <ActField {...props} />
        <Field {...common} question={asked.staffKind} />
        <Field {...common} question={asked.number} />
        {asked.staffNumber && <Field {...common} question={asked.staffNumber} />}
        <Agree {...common} />
        <WorksOffline frame={frame} />
        <button type="submit">{words.iPledge[frame.lang]}</button>
      </form>
    </>
  );
};

/** Says for which regions the form would be refused today, and when it will not be. */
const NotOpen = ({ frame, campaign, now }: Props) => {
  const shut = campaign.regions.flatMap((region) => {
    const phase = pledgePhase(campaign, region, now);
    return phase.state === 'open' ? [] : [{ region, phase }];
  });
  if (shut.length === 0) return null;
  return (
    <div class="notice">
      <ul>
        {shut.map(({ region, phase: { state, opensAt, closesAt } }) => (
          <li>
            {region.name}:{' '}
            {state === 'not-yet'
              ? words.pledgesOpenOn[frame.lang] + formatMoment(opensAt, region.zone, frame.lang)
              : words.pledgesClosedOn[frame.lang] + formatMoment(closesAt, region.zone, frame.lang)}
          </li>
        ))}
      </ul>
    </div>
  );
};

const ChooseRegion = ({ frame, campaign }: Props) => (
  <>
    <p>{words.theWordsOfThe[frame.lang]}</p>
    <ul>
      {campaign.regions.map(({ code, name }) => (
        <li>
          <a href={`${frame.base}/ikrar?region=${code}`}>{name}</a>
        </li>
      ))}
    </ul>
  </>
);

const Words = ({ frame, text }: { frame: PageFrame; text: PledgeText }) => {
  const { opening, points, closing, version, sha256 } = text;
  return (
    <section class="pledge" aria-label={words.wordsOfThePledge[frame.lang]}>
      <p>{opening[frame.lang]}</p>
      <ol>
        {points.map((point) => (
          <li>{point[frame.lang]}</li>
        ))}
      </ol>
      <p>{closing[frame.lang]}</p>
      <small>
        {words.versionOfTheText[frame.lang](version)}, SHA-256 {sha256.slice(0, 16)}…
      </small>
    </section>
  );
};
