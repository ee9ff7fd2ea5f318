import {
  electionOf,
  phaseOn,
  type Election,
  type Round,
} from '../../../../shared/calendar/election.ts';
import { formatDay } from '../../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { phaseNames } from '../../law/why.ts';
import { guideWords as words } from '../words.ts';

type Props = { frame: PageFrame; campaign: Campaign; on: string };

/** The days that decide which rule holds, and where the election stands today: that of the round that has begun everywhere. */
export const Calendar = ({ frame: { lang }, campaign, on }: Props) => {
  const { regions, rounds = [] } = campaign;
  const election = electionOf({ ...campaign, regions: [] }, everywhere, on);
  const { name, phases } = election;
  const day = (date: string) => formatDay(date, lang);
  const own = [
    ...regions.flatMap((region) =>
      region.election ? [{ where: region.name, election: region.election }] : [],
    ),
    ...rounds
      .filter((round) => round !== election)
      .map((round) => ({ where: whereOf(round, regions, lang), election: round })),
  ];
  return (
    <details open>
      <summary>
        {words.calendar[lang]}: {name[lang]}
      </summary>
      <dl>
        <dt>{words.now[lang]}</dt>
        <dd>{phaseNames[phaseOn(election, on)][lang]}</dd>
        <dt>{words.determined[lang]}</dt>
        <dd>{day(phases.determinationOn)}</dd>
        <dt>{words.campaign[lang]}</dt>
        <dd>
          {day(phases.campaignFrom)} {words.until[lang]} {day(phases.campaignTo)}
        </dd>
        <dt>{words.vote[lang]}</dt>
        <dd>{day(phases.voteOn)}</dd>
      </dl>
      {own.length > 0 && (
        <p class="hint">
          {words.otherDates[lang]} {own.map((one) => datesOf(one, lang)).join('; ')}.
        </p>
      )}
    </details>
  );
};

/** No region's code: a round of single regions is none of all. */
const everywhere = '';

/** A round by its name, with the regions where it is not everywhere. */
const whereOf = (
  { name, regions: only }: Round,
  regions: readonly { code: string; name: string }[],
  lang: PageFrame['lang'],
): string => {
  const names = regions.filter(({ code }) => only?.includes(code)).map((region) => region.name);
  return names.length === 0 ? name[lang] : `${name[lang]} (${names.join(', ')})`;
};

const datesOf = (
  { where, election: { phases } }: { where: string; election: Election },
  lang: PageFrame['lang'],
): string =>
  `${where}: ${formatDay(phases.determinationOn, lang)}, ${formatDay(phases.voteOn, lang)}`;
