import { formatMoment } from '../../../shared/calendar/zones.ts';
import {
  servedRegion,
  type Campaign,
  type CampaignRegion,
  type PledgeText,
} from '../../../shared/campaign.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { pledgePhase, pledgeWindows, textFor } from '../../../shared/pledging.ts';
import { provinceOf } from '../../../shared/regions/regions.ts';
import { words } from './words.ts';

type WordsProps = {
  campaign: Campaign;
  filled: Filled;
  /** Milliseconds: decides whose words are shown. */
  now: number;
};

/** More units than these make a page that a phone waits for: the region is chosen first. */
const mostUnits = 200;

const isLarge = ({ regions }: Campaign): boolean =>
  regions.reduce((sum, { units }) => sum + units.length, 0) > mostUnits;

/** The campaign as a form shows it: of a large one the chosen region alone. */
export const campaignShown = (campaign: Campaign, region: string | undefined): Campaign => {
  const chosen = servedRegion(campaign, region ?? '');
  return chosen && isLarge(campaign) ? { ...campaign, regions: [chosen] } : campaign;
};

/**
 * The words of the region that was chosen, or those of all regions where they are the same; undefined where the region
 * is to be chosen first.
 */
export const wordsShown = ({ campaign, filled, now }: WordsProps): PledgeText | undefined => {
  const chosen = servedRegion(campaign, filled.values['region'] ?? '');
  if (chosen) return textShown(campaign, chosen, now);
  if (isLarge(campaign)) return undefined;
  const [first, ...more] = campaign.regions.map((region) => textShown(campaign, region, now));
  return more.every((text) => text?.version === first?.version) ? first : undefined;
};

/** Before its first text holds, a region is shown the one that will be sworn when its pledges open. */
const textShown = (campaign: Campaign, region: CampaignRegion, now: number) =>
  textFor(campaign, region, Math.max(now, pledgeWindows(campaign, region)[0]?.opensAt ?? now));

/** Says for which regions the form would be refused today, and when it will not be. */
export const NotOpen = ({
  frame,
  campaign,
  now,
}: {
  frame: PageFrame;
  campaign: Campaign;
  now: number;
}) => {
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

/**
 * Where regions swear to different words, or are many: asks for the region first, and leads back to the form at this
 * path.
 */
export const ChooseRegion = ({
  frame,
  campaign,
  path,
}: {
  frame: PageFrame;
  campaign: Campaign;
  path: string;
}) => (
  <>
    <p>{(isLarge(campaign) ? words.chooseYourRegion : words.theWordsOfThe)[frame.lang]}</p>
    {Object.entries(byProvince(campaign)).map(([province, regions]) => (
      <>
        <ProvinceName campaign={campaign} province={province} />
        <ul>
          {regions.map(({ code, name }) => (
            <li>
              <a href={`${frame.base}${path}?region=${code}`}>{name}</a>
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
);

/** Its name where it is served itself: the list of all regions would be loaded with every pledge. */
const ProvinceName = ({ campaign, province }: { campaign: Campaign; province: string }) => {
  const served = servedRegion(campaign, province);
  return served ? <h2>{served.name}</h2> : null;
};

/** Of a large campaign by province; otherwise all together. */
const byProvince = (campaign: Campaign): Record<string, CampaignRegion[]> => {
  const groups: Record<string, CampaignRegion[]> = {};
  for (const region of campaign.regions)
    (groups[isLarge(campaign) ? provinceOf(region.code) : ''] ??= []).push(region);
  return groups;
};

/** Where one region is shown of many: leads to the others. */
export const AnotherRegion = ({
  frame,
  all,
  campaign,
  path,
}: {
  frame: PageFrame;
  all: Campaign;
  campaign: Campaign;
  path: string;
}) =>
  campaign.regions.length < all.regions.length ? (
    <p>
      <a href={frame.base + path}>{words.anotherRegion[frame.lang]}</a>
    </p>
  ) : null;

/** What is sworn, with its version and the start of its hash. */
export const SwornWords = ({ frame, text }: { frame: PageFrame; text: PledgeText }) => {
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
