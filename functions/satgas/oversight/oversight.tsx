import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { nation, provinceOf } from '../../../shared/regions/regions.ts';
import { openTogether } from '../alerts/open-by-age.ts';
import { Alarms } from './alarms.tsx';
import { byProvince, nameIn, together } from './grouped.ts';
import { MapOf } from './map-of.tsx';
import { needWords } from './need-words.ts';
import { worstOf } from './needs.ts';
import { inOrder } from './order.ts';
import { overseenDays } from './oversee.ts';
import { RegionRows, type Row } from './region-rows.tsx';
import {
  hrefOf,
  ofRegions,
  path,
  searchOf,
  type OversightProps,
  type OversightPage,
} from './shown.ts';
import { Spend } from './spend.tsx';
import { sweepWords } from './sweep-words.ts';
import { words as texts } from './words.ts';

/** Above this many regions the nation's table has a row for each province, and its map leads to their regions. */
const mostRows = 60;
/** As many regions are named above the map. */
const mostNamed = 10;

/** How the alert line of each region does: what is red needs somebody today. */
export const renderOversight = (frame: PageFrame, props: OversightProps): string => {
  const { query, lines, scope, sms } = props;
  const shown = { ...props, frame };
  return renderPage(
    <Layout
      frame={frame}
      wide
      styles={['map.css', 'oversight.css']}
      title={texts.oversightOfTheAlert[frame.lang]}
      query={searchOf(query).slice(1)}
    >
      <p class="lead">{texts.reportsOfTheLast[frame.lang](overseenDays)}</p>
      <ToCall {...shown} />
      <Silent {...shown} />
      <p>{texts.openByAge[frame.lang](openTogether(lines.map(({ open }) => open)))}</p>
      <OnHold {...shown} />
      <MapOf {...shown} />
      {query.province !== undefined && scope === nation && (
        <p>
          <a href={frame.base + path}>{texts.wholeNation[frame.lang]}</a>
        </p>
      )}
      <RegionRows
        frame={frame}
        rows={rowsOf(shown)}
        order={query.order ?? 'need'}
        hrefOf={(order) => hrefOf(frame, { ...query, order })}
      />
      {lines.length > 0 && (
        <p>
          <a href={`${frame.base}${path}/export${searchOf(query)}`}>{texts.asCsv[frame.lang]}</a>
        </p>
      )}
      <Spend frame={frame} sms={sms} />
      <Alarms
        frame={frame}
        on={props.alarmsOn}
        alarms={props.alarms}
        deadLetters={props.deadLetters}
      />
      <h2>{texts.whatTheNumbersMean[frame.lang]}</h2>
      <ul>
        {definitions.map((words) => (
          <li>{words[frame.lang]}</li>
        ))}
      </ul>
    </Layout>,
  );
};

/** The regions that need a call today, by name: nobody has to look for them in a picture. */
const ToCall = ({ frame, campaign, lines }: OversightPage) => {
  const urgent = inOrder(lines, 'need').filter(({ needs }) => worstOf(needs) === 'urgent');
  if (urgent.length === 0) return <p class="notice good">{texts.nobodyToCall[frame.lang]}</p>;
  return (
    <div class="notice bad">
      <h2>{texts.callToday[frame.lang]}</h2>
      <ul>
        {urgent.slice(0, mostNamed).map((line) => (
          <li>
            <strong>{nameIn(campaign, line.region)}</strong>:{' '}
            {line.needs.map((need) => needWords(need, line)[frame.lang]).join(', ')}
          </li>
        ))}
      </ul>
      {urgent.length > mostNamed && <p>{texts.andMore[frame.lang](urgent.length - mostNamed)}</p>}
    </div>
  );
};

const Silent = ({ frame, lines }: OversightPage) => {
  const silent = lines.filter(({ isSilent }) => isSilent).length;
  return silent === 0 ? null : <p>{texts.silentRegions[frame.lang](silent)}</p>;
};

/** Lines that are on hold for now, by two people's word. */
const OnHold = ({ frame, campaign, silences }: OversightPage) =>
  silences.length === 0 ? null : (
    <div class="notice">
      <h2>{texts.onHold[frame.lang]}</h2>
      <ul>
        {silences.slice(0, mostNamed).map(({ region, until, reason }) => (
          <li>
            <a href={`${frame.base}/v1/silences?region=${region}`}>{nameIn(campaign, region)}</a>:{' '}
            {formatMoment(until, zoneOf(region), frame.lang)}, {reason}
          </li>
        ))}
      </ul>
      {silences.length > mostNamed && (
        <p>{texts.andMore[frame.lang](silences.length - mostNamed)}</p>
      )}
    </div>
  );

const rowsOf = ({ frame, campaign, lines, query, scope }: OversightPage): Row[] => {
  const order = query.order ?? 'need';
  const isNation = scope === nation && query.province === undefined;
  if (!isNation || lines.length <= mostRows)
    return inOrder(lines, order).map((line) => ({
      name: nameIn(campaign, line.region),
      href: isNation ? hrefOf(frame, { ...query, province: provinceOf(line.region) }) : undefined,
      line,
      more: undefined,
    }));
  const provinces = byProvince(lines);
  return inOrder(provinces.map(together), order).map((line) => {
    const one = provinces.find(({ code }) => code === line.region);
    return {
      name: nameIn(campaign, line.region),
      href: hrefOf(frame, { ...query, province: line.region }),
      line,
      more: one && {
        id: ofRegions({ ...frame, lang: 'id' }, one),
        en: ofRegions({ ...frame, lang: 'en' }, one),
      },
    };
  });
};

const definitions = [
  texts.officersReachableTheRegions,
  sweepWords.foundBySweepMeans,
  sweepWords.outOfStepMeans,
  texts.timeToTakeFrom,
  texts.climbedToTheHighest,
  texts.silentNotOneReport,
];
