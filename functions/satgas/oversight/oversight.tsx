import type { Campaign } from '../../../shared/campaign.ts';
import type { Maps } from '../../../shared/map/maps.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { nation, provinceOf } from '../../../shared/regions/regions.ts';
import { ForChairs, ToErasures } from '../alerts/open-alerts.tsx';
import { byProvince, nameIn, together, type Province } from './grouped.ts';
import { needWords } from './need-words.ts';
import { worstOf } from './needs.ts';
import type { OverseeQuery } from './operations.ts';
import { inOrder, type Order } from './order.ts';
import { overseenDays, type Overseen, type RegionLine } from './oversee.ts';
import { MapKey, RegionMap, TileMap, type Marked } from './region-map.tsx';
import { RegionRows, type Row } from './region-rows.tsx';
import { Spend } from './spend.tsx';
import { words as texts } from './words.ts';

type Props = Overseen & {
  campaign: Campaign;
  maps: Maps;
  /** The reader's: 'ID', a province or a region. */
  scope: string;
  query: OverseeQuery;
};
type Shown = Props & { frame: PageFrame };

/** Above this many regions the nation's table has a row for each province, and its map leads to their regions. */
const mostRows = 60;
/** As many regions are named above the map. */
const mostNamed = 10;
const path = '/v1/oversight/alerts';

/** How the alert line of each region does: what is red needs somebody today. */
export const renderOversight = (frame: PageFrame, props: Props): string => {
  const { query, lines, scope, sms } = props;
  const shown = { ...props, frame };
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={texts.oversightOfTheAlert[frame.lang]}
      query={searchOf(query).slice(1)}
    >
      <p class="lead">{texts.reportsOfTheLast[frame.lang](overseenDays)}</p>
      <Ways {...shown} />
      <ToCall {...shown} />
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
      <h2>{texts.whatTheNumbersMean[frame.lang]}</h2>
      <ul>
        {definitions.map((words) => (
          <li>{words[frame.lang]}</li>
        ))}
      </ul>
    </Layout>,
  );
};

const Ways = ({ frame }: Shown) => (
  <>
    {frame.person?.role === 'oversight' ? (
      <p>
        <ToErasures frame={frame} />
      </p>
    ) : (
      <ForChairs frame={frame} />
    )}
    <p>
      <a href={`${frame.base}/v1/oversight/funnel`}>{texts.fromReportToSanction[frame.lang]}</a> ·{' '}
      <a href={`${frame.base}/v1/oversight/circulars`}>{texts.circularsAndBriefings[frame.lang]}</a>
      {frame.person?.role !== 'chair' && (
        <>
          {' '}
          ·{' '}
          <a href={`${frame.base}/v1/oversight/readings`}>
            {texts.whoReadWhichReports[frame.lang]}
          </a>
        </>
      )}
    </p>
  </>
);

/** The regions that need a call today, by name: nobody has to look for them in a picture. */
const ToCall = ({ frame, campaign, lines }: Shown) => {
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

/** The nation by province, or a province by region; none for whoever sees one region. */
const MapOf = (shown: Shown) => {
  const { frame, maps, lines, query, scope } = shown;
  const province = provinceSeen(scope, query);
  if (province === undefined && scope !== nation) return null;
  const drawing = province === undefined ? maps.nation : maps.provinces[province];
  if (!drawing) return null;
  const marked =
    province === undefined
      ? new Map(byProvince(lines).map((one) => [one.code, markOf(shown, one)]))
      : new Map(lines.map((line) => [line.region, regionMark(shown, line)]));
  return (
    <figure class="region-map">
      <RegionMap frame={frame} drawing={drawing} marked={marked} />
      {province === undefined && <TileMap frame={frame} tiles={maps.tiles} marked={marked} />}
      <MapKey frame={frame} />
      <figcaption class="hint">{texts.mapIsASketch[frame.lang]}</figcaption>
    </figure>
  );
};

const provinceSeen = (scope: string, { province }: OverseeQuery): string | undefined =>
  scope === nation ? province : /^\d{2}$/.test(scope) ? scope : undefined;

const markOf = ({ frame, campaign, query }: Shown, one: Province): Marked => ({
  standing: one.standing,
  says: `${nameIn(campaign, one.code)}: ${ofRegions(frame, one)}`,
  href: hrefOf(frame, { ...query, province: one.code }),
});

const regionMark = ({ frame, campaign }: Shown, { region, needs }: RegionLine): Marked => ({
  standing: worstOf(needs),
  says: `${nameIn(campaign, region)}: ${texts.standings[worstOf(needs)][frame.lang]}`,
  href: `#r-${region}`,
});

const ofRegions = ({ lang }: PageFrame, { count, lines, standing }: Province): string =>
  texts.ofRegions[lang](count, lines.length, texts.standings[standing][lang]);

const rowsOf = ({ frame, campaign, lines, query, scope }: Shown): Row[] => {
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

const hrefOf = (
  frame: PageFrame,
  query: { province?: string | undefined; order?: Order | undefined },
) => frame.base + path + searchOf(query);

const searchOf = ({ province, order }: OverseeQuery): string => {
  const search = new URLSearchParams();
  if (province !== undefined) search.set('province', province);
  if (order !== undefined) search.set('order', order);
  return search.size === 0 ? '' : `?${search.toString()}`;
};

const definitions = [
  texts.officersReachableTheRegions,
  texts.foundBySweepMeans,
  texts.timeToTakeFrom,
  texts.climbedToTheHighest,
  texts.silentNotOneReport,
];
