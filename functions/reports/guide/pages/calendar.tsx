import { phaseOn, type Election } from '../../../../shared/calendar/election.ts';
import { formatDay } from '../../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { phaseNames } from '../../law/why.ts';
import { guideWords as words } from '../words.ts';

type Props = { frame: PageFrame; campaign: Campaign; on: string };

/** The days that decide which rule holds, and where the election stands today. */
export const Calendar = ({ frame: { lang }, campaign: { election, regions }, on }: Props) => {
  const { name, phases } = election;
  const day = (date: string) => formatDay(date, lang);
  const own = regions.flatMap((region) =>
    region.election ? [{ region: region.name, election: region.election }] : [],
  );
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

const datesOf = (
  { region, election: { phases } }: { region: string; election: Election },
  lang: PageFrame['lang'],
): string =>
  `${region}: ${formatDay(phases.determinationOn, lang)}, ${formatDay(phases.voteOn, lang)}`;
