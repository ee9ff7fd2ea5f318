import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { numberText } from '../../../shared/page/number-text.ts';
import { definitionNames, type NationAnswer } from './operations.ts';
import { Name, NeverHeard } from './never-heard.tsx';
import { Refusals, zone } from './refusals.tsx';
import { classWords, stateWords, words as texts } from './words.ts';

type Line = NationAnswer['regions'][number];
type Props = { frame: PageFrame; answer: NationAnswer };

/** Where the page is. */
const path = '/v1/oversight/nation';

/** Every region as its own deployment counts it: what is old, silent or refused is marked. */
export const renderNation = (frame: PageFrame, answer: NationAnswer): string =>
  renderPage(
    <Layout frame={frame} wide styles={['oversight.css']} title={texts.title[frame.lang]}>
      <p class="lead">{texts.lead[frame.lang]}</p>
      <p class="notice">{answer.definitions.notDeduplicated[frame.lang]}</p>
      {answer.regions.length === 0 ? (
        <p>{texts.noMembers[frame.lang]}</p>
      ) : (
        <Regions frame={frame} answer={answer} />
      )}
      <Refusals frame={frame} answer={answer} />
      <h2>{texts.whatTheNumbersMean[frame.lang]}</h2>
      <ul>
        {definitionNames
          .filter((name) => name !== 'notDeduplicated')
          .map((name) => (
            <li>{answer.definitions[name][frame.lang]}</li>
          ))}
      </ul>
    </Layout>,
  );

const headings = [
  texts.region,
  texts.pledged,
  texts.claimed,
  texts.expected,
  texts.reports,
  texts.findings,
  texts.timeToTake,
  texts.silent,
  texts.reachable,
  texts.news,
];

const Regions = ({ frame, answer }: Props) => {
  const { lang } = frame;
  const count = (freshness: Line['freshness']) =>
    answer.regions.filter((line) => line.freshness === freshness).length;
  return (
    <>
      {count('fresh') < answer.regions.length && (
        <p class="notice bad">{texts.notFresh[lang](count('stale'), count('never'))}</p>
      )}
      <table class="lines">
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col">{heading[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Sums frame={frame} answer={answer} />
          {answer.regions.map((line) => (
            <Region frame={frame} line={line} />
          ))}
        </tbody>
      </table>
      <p>
        <a href={`${frame.base}${path}/export`}>{texts.asCsv[lang]}</a>
      </p>
    </>
  );
};

const Region = ({ frame, line }: { frame: PageFrame; line: Line }) => {
  const { participation, reports, alerts } = line;
  const median = alerts?.medianToTakeMinutes ?? undefined;
  if (line.freshness === 'never')
    return <NeverHeard frame={frame} line={line} columns={headings.length} />;
  return (
    <tr id={`r-${line.region}`} class={line.freshness === 'fresh' ? undefined : 'silent'}>
      <Name line={line} />
      <Pledges frame={frame} people={participation} />
      <Cell frame={frame} heading={texts.claimed} value={participation?.claimedAtLeast} />
      <Cell frame={frame} heading={texts.expected} value={participation?.expected} />
      <Reports frame={frame} reports={reports} />
      <Cell frame={frame} heading={texts.findings} value={reports?.findings} />
      <Cell
        frame={frame}
        heading={texts.timeToTake}
        value={
          median === undefined
            ? undefined
            : `${numberText(median, frame.lang)} ${texts.min[frame.lang]}`
        }
      />
      <Cell
        frame={frame}
        heading={texts.silent}
        value={alerts ? texts[alerts.isSilent ? 'yes' : 'no'][frame.lang] : undefined}
      />
      <Cell frame={frame} heading={texts.reachable} value={alerts?.reachable} />
      <News frame={frame} line={line} />
    </tr>
  );
};

type CellProps = { frame: PageFrame; heading: Words; value: string | number | undefined };

const Cell = ({ frame, heading, value }: CellProps) => (
  <td data-label={heading[frame.lang]}>
    {typeof value === 'number' ? numberText(value, frame.lang) : (value ?? '–')}
  </td>
);

type People = Omit<NonNullable<Line['participation']>, 'madeAt' | 'isStale'>;

const Pledges = ({ frame: { lang }, people }: { frame: PageFrame; people: People | null }) => (
  <td data-label={texts.pledged[lang]}>
    {people ? numberText(people.pledged, lang) : '–'}
    {people && (
      <span class="hint">
        {texts.attended[lang]} {numberText(people.attended, lang)}, {texts.confirmed[lang]}{' '}
        {numberText(people.confirmed, lang)}, {texts.byUnit[lang]}{' '}
        {numberText(people.attendedByUnit, lang)}, {texts.others[lang]}{' '}
        {numberText(people.others, lang)}
      </span>
    )}
  </td>
);

const Reports = ({ frame: { lang }, reports }: { frame: PageFrame; reports: Line['reports'] }) => (
  <td data-label={texts.reports[lang]}>
    {reports ? numberText(reports.received, lang) : '–'}
    {reports && reports.received > 0 && (
      <>
        <span class="hint">
          {[
            ...reports.states.map(
              ({ name, cases }) => `${stateWords[name][lang]} ${numberText(cases, lang)}`,
            ),
            `${texts.others[lang]} ${numberText(reports.otherStates, lang)}`,
          ].join(', ')}
        </span>
        <span class="hint">
          {[
            ...reports.classes.map(
              ({ name, cases }) => `${classWords[name][lang]} ${numberText(cases, lang)}`,
            ),
            `${texts.others[lang]} ${numberText(reports.otherClasses, lang)}`,
          ].join(', ')}
        </span>
      </>
    )}
  </td>
);

const News = ({ frame, line }: { frame: PageFrame; line: Line }) => {
  const moments = [line.participation, line.reports, line.alerts]
    .flatMap((part) => (part ? [Date.parse(part.madeAt)] : []))
    .sort((one, other) => one - other);
  const [oldest] = moments;
  return (
    <td data-label={texts.news[frame.lang]}>
      <span class={line.freshness === 'fresh' ? undefined : 'late'}>
        {texts.freshness[line.freshness][frame.lang]}
      </span>
      {oldest !== undefined && <span class="hint">{formatMoment(oldest, zone, frame.lang)}</span>}
    </td>
  );
};

const Sums = ({ frame, answer: { totals, regions } }: Props) => {
  const told = (count: number) => (
    <span class="hint">{texts.ofRegions[frame.lang](count, regions.length)}</span>
  );
  return (
    <tr id="r-all">
      <th scope="row">
        {texts.all[frame.lang]} {told(totals.participation.regions)}
      </th>
      <Pledges frame={frame} people={totals.participation} />
      <Cell frame={frame} heading={texts.claimed} value={totals.participation.claimedAtLeast} />
      <Cell frame={frame} heading={texts.expected} value={totals.participation.expected} />
      <td data-label={texts.reports[frame.lang]}>
        {numberText(totals.reports.received, frame.lang)} {told(totals.reports.regions)}
      </td>
      <Cell frame={frame} heading={texts.findings} value={totals.reports.findings} />
      <Cell frame={frame} heading={texts.timeToTake} value={undefined} />
      <td data-label={texts.silent[frame.lang]}>
        {numberText(totals.alerts.silent, frame.lang)} {told(totals.alerts.regions)}
      </td>
      <Cell frame={frame} heading={texts.reachable} value={totals.alerts.reachable} />
      <Cell frame={frame} heading={texts.news} value={undefined} />
    </tr>
  );
};
