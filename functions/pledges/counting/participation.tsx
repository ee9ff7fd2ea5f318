import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { Maps } from '../../../shared/map/maps.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { ParticipationAnswer, RegionView } from './participation-answer.ts';
import { cellWords, tableWords } from './participation-words.ts';
import { Bars, countText, scaleOf, type Bar } from './bars.tsx';
import { ParticipationMap } from './participation-map.tsx';
import { shareOf, unitName } from './share-of-roster.ts';
import { TimeLine } from './time-line.tsx';
import { reasonWords } from '../voiding/words.ts';
import { mapTexts, words } from './words.ts';

/** A bar per region, or the tables of the chosen one, with the definition beside the numbers. */
export const renderParticipation = (
  frame: PageFrame,
  answer: ParticipationAnswer,
  { chosen, maps }: { chosen: Chosen; maps: Maps },
): string => {
  const [only] = answer.regions;
  const one = chosen.region === undefined ? undefined : only;
  return renderPage(
    <Layout
      frame={frame}
      wide
      styles={one ? [] : ['map.css']}
      title={words.participation[frame.lang]}
      about={words.aboutParticipation[frame.lang]}
      {...queryOf(chosen)}
    >
      {one ? (
        <Region frame={frame} region={one} answer={answer} />
      ) : (
        <AllRegions frame={frame} answer={answer} maps={maps} province={chosen.province} />
      )}
      <p class="hint">{answer.definitions.pledged[frame.lang]}</p>
      <p class="hint">
        {countedText(frame, answer.regions)} {answer.definitions.countedAt[frame.lang]}
      </p>
      <p class="hint">
        {auditText(frame, answer.audit)} {answer.definitions.audit[frame.lang]}
      </p>
      <p>
        <a href={exportAt(frame, chosen)}>{words.downloadAsCsv[frame.lang]}</a>
        {one && ' · '}
        {one && <a href={`${frame.base}/v1/participation`}>{words.allRegions[frame.lang]}</a>}
      </p>
    </Layout>,
  );
};

/** What of it is looked at: one region, the regions of a province, or all. */
type Chosen = { region?: string | undefined; province?: string | undefined };

/** The part of the address that the other language keeps. */
const queryOf = ({ region, province }: Chosen): { query?: string } => {
  if (region !== undefined) return { query: `region=${region}` };
  return province === undefined ? {} : { query: `province=${province}` };
};

const exportAt = (frame: PageFrame, chosen: Chosen): string => {
  const { query } = queryOf(chosen);
  return `${frame.base}/v1/participation/export${query === undefined ? '' : `?${query}`}`;
};

type AllProps = {
  frame: PageFrame;
  answer: ParticipationAnswer;
  maps: Maps;
  province: string | undefined;
};

const AllRegions = ({ frame, answer: { regions }, maps, province }: AllProps) => {
  const scale = scaleOf(regions.flatMap(({ pledged, expected }) => [pledged, expected]));
  const bars = regions.map((region) => regionBar(frame, region));
  return (
    <>
      <ParticipationMap {...{ frame, maps, regions, province }} />
      {province !== undefined && (
        <p>
          <a href={`${frame.base}/v1/participation`}>{mapTexts.wholeNation[frame.lang]}</a>
        </p>
      )}
      {regions.length === 0 && <p>{mapTexts.nobodyServed[frame.lang]}</p>}
      <Scale frame={frame} scale={scale} />
      <Bars frame={frame} head={words.region} bars={bars} scale={scale} />
    </>
  );
};

const Scale = ({ frame, scale }: { frame: PageFrame; scale: number }) =>
  scale > 1 ? <p class="hint">{words.scale[frame.lang](countText(frame, scale))}</p> : null;

const regionBar = (frame: PageFrame, { region, name, pledged, expected }: RegionView): Bar => ({
  label: name,
  href: `${frame.base}/v1/participation?region=${region}`,
  value: pledged,
  expected,
});

type RegionProps = { frame: PageFrame; region: RegionView; answer: ParticipationAnswer };

const tables = ['units', 'staffKinds', 'standings', 'acts', 'ceremonies'] as const;

const Region = ({ frame, region, answer: { definitions } }: RegionProps) => (
  <>
    <p class="lead">
      <strong>{region.name}</strong>: {countText(frame, region.pledged)}
      {region.expected !== null && ` ${words.of[frame.lang]} ${countText(frame, region.expected)}`}
      {shareOf(region) !== null && ` (${String(shareOf(region))}%)`}
    </p>
    <Scale frame={frame} scale={scaleFor(region)} />
    {region.expected !== null && <p class="hint">{definitions.expected[frame.lang]}</p>}
    <p>
      {region.claimedAtLeast === null
        ? words.noClaimsYet[frame.lang]
        : words.claimsReached[frame.lang](countText(frame, region.claimedAtLeast))}
    </p>
    <p class="hint">{definitions.claimed[frame.lang]}</p>
    <Voided frame={frame} region={region} />
    <TimeLine frame={frame} days={region.days} scale={scaleFor(region)} />
    {tables
      .map((table) => ({ table, bars: splitBars(frame, region, table) }))
      .filter(({ bars }) => bars.length > 0)
      .map(({ table, bars }) => (
        <section>
          <Bars
            frame={frame}
            head={tableWords[table]}
            hint={definitions[table]}
            bars={bars}
            scale={scaleFor(region)}
          />
        </section>
      ))}
    {region.units.shown.length === 0 && region.units.others === 0 && (
      <p>{words.noUnitYet[frame.lang]}</p>
    )}
    <p class="hint">{definitions.others[frame.lang]}</p>
  </>
);

const Voided = ({ frame, region: { region, voided } }: Pick<RegionProps, 'frame' | 'region'>) =>
  voided.length === 0 ? null : (
    <ul>
      {voided.map(({ pledges, reason, at }) => (
        <li>
          {words.voided[frame.lang](pledges === null ? null : countText(frame, pledges))}:{' '}
          {reasonWords[reason][frame.lang]} (
          {formatMoment(Date.parse(at), zoneOf(region), frame.lang)})
        </li>
      ))}
    </ul>
  );

const scaleFor = ({ pledged, expected }: RegionView): number => scaleOf([pledged, expected]);

const splitBars = (frame: PageFrame, region: RegionView, table: (typeof tables)[number]): Bar[] => {
  const { shown, others } = region[table];
  // Of all who are expected, by the proof of each: units have no roster of their own that is public.
  const expected = table === 'standings' ? region.expected : null;
  return [
    ...shown.map(({ key, name, pledged }) => ({
      label: (cellWords[key] as Words | undefined)?.[frame.lang] ?? unitName(name, region.name),
      value: pledged,
      expected,
    })),
    ...(others > 0 ? [{ label: words.others[frame.lang], value: others }] : []),
  ];
};

const countedText = (frame: PageFrame, regions: RegionView[]): string => {
  const last = regions.map(({ countedAt }) => Date.parse(countedAt ?? '1970-01-01'));
  const latest = Math.max(0, ...last);
  if (latest === 0) return words.nothingIsCountedYet[frame.lang];
  const [only, ...more] = regions;
  const zone = only && more.length === 0 ? zoneOf(only.region) : 'Asia/Jakarta';
  const time = formatMoment(latest, zone, frame.lang);
  return words.counted[frame.lang](time);
};

const auditText = (frame: PageFrame, audit: ParticipationAnswer['audit']): string => {
  if (!audit) return words.notRecountedYet[frame.lang];
  const time = formatMoment(Date.parse(audit.auditedAt), 'Asia/Jakarta', frame.lang);
  return audit.agrees
    ? words.recountedItAgrees[frame.lang](time)
    : words.recountedItDiffersAnd[frame.lang](time);
};
