import { numberText } from '../../../shared/page/number-text.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../shared/page/region-chooser.tsx';
import type { RadarAnswer, ArrivalsView } from './radar.ts';
import { radarWords as words } from './words.ts';

const path = '/v1/oversight/arrivals';

/** How pledges arrive: every region in reach, and the last day of the chosen one. */
export const renderRadar = (frame: PageFrame, { regions, chosen }: RadarAnswer): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      styles={['oversight.css']}
      title={words.title[frame.lang]}
      {...(chosen && { query: `region=${chosen.region}` })}
    >
      <p class="lead">{words.lead[frame.lang]}</p>
      <RegionChooser
        frame={frame}
        path={path}
        regions={regions.map(({ region: code, name }) => ({ code, name }))}
        chosen={chosen?.region}
      />
      {chosen && <Chosen frame={frame} chosen={chosen} />}
      <Rows
        frame={frame}
        caption={words.regions}
        head={[words.region, words.proof, words.claims, words.bursts]}
        rows={regions.map(({ region, name, lastHour, bursts }) => [
          { href: `${frame.base}${path}?region=${region}`, text: name },
          ...[lastHour.proof, lastHour.claims, bursts],
        ])}
      />
    </Layout>,
  );

type Cell = string | number | { href: string; text: string };
type RowsProps = { frame: PageFrame; caption: Words; head: Words[]; rows: Cell[][] };

const Rows = ({ frame, caption, head, rows }: RowsProps) => (
  <div>
    <table class="lines">
      <caption>{caption[frame.lang]}</caption>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{cell[frame.lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...more]) => (
          <tr>
            <th scope="row">
              <CellText frame={frame} cell={first} />
            </th>
            {more.map((cell, at) => (
              <td data-label={head[at + 1]?.[frame.lang]}>
                <CellText frame={frame} cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    {rows.length === 0 && <p class="hint">{words.nothing[frame.lang]}</p>}
  </div>
);

/** A cell as people read it; one with nothing in it says so, as its name stands before it on a phone. */
const CellText = ({ frame, cell = '' }: { frame: PageFrame; cell: Cell | undefined }) => {
  if (typeof cell === 'object') return <a href={cell.href}>{cell.text}</a>;
  if (typeof cell === 'number') return <>{numberText(cell, frame.lang)}</>;
  return <>{cell === '' ? '–' : cell}</>;
};

type Props = { frame: PageFrame; chosen: ArrivalsView };

const Chosen = ({ frame, chosen }: Props) => (
  <section>
    <h2>{chosen.name}</h2>
    <p>{words.ofDay[frame.lang](chosen.lastDay.proof, chosen.lastDay.claims)}</p>
    <p>{words.share[frame.lang](shareOf(chosen.lastDay))}</p>
    {chosen.repeatedAtLeast !== null && <p>{words.repeated[frame.lang](chosen.repeatedAtLeast)}</p>}
    <Units frame={frame} chosen={chosen} />
    <Times frame={frame} caption={words.minutes} times={chosen.minutes} />
    <Times frame={frame} caption={words.hours} times={chosen.hours} />
    <Networks frame={frame} chosen={chosen} />
    <Rows
      frame={frame}
      caption={words.ceremonies}
      head={[words.ceremony, words.arrived, words.look]}
      rows={chosen.ceremonies.map(({ ceremony, lastDay, isBurst }) => [
        ...[ceremony, lastDay],
        isBurst ? words.codeBurst[frame.lang] : '',
      ])}
    />
  </section>
);

const shareOf = ({ proof, claims }: ArrivalsView['lastDay']): number =>
  proof + claims === 0 ? 0 : Math.round((claims / (proof + claims)) * 100);

const Units = ({ frame, chosen: { units } }: Props) => (
  <Rows
    frame={frame}
    caption={words.units}
    head={[words.unit, words.arrived, words.expected, words.look]}
    rows={units.map(({ name, lastDay, expected, isAboveRoster }) => [
      ...[name, lastDay, expected ?? words.noRoster[frame.lang]],
      isAboveRoster ? words.aboveRoster[frame.lang] : '',
    ])}
  />
);

type TimesProps = { frame: PageFrame; caption: Words; times: ArrivalsView['minutes'] };

const Times = ({ frame, caption, times }: TimesProps) => (
  <Rows
    frame={frame}
    caption={caption}
    head={[words.time, words.proof, words.claims]}
    rows={times.map(({ at, proof, claims }) => [at, proof, claims])}
  />
);

const Networks = ({ frame, chosen: { networks } }: Props) => (
  <Rows
    frame={frame}
    caption={words.networks}
    head={[words.network, words.claimsOfHour, words.mostInMinute, words.look]}
    rows={networks.map(({ place, lastHour, mostInMinute, isBurst }) => [
      ...[place, lastHour, mostInMinute],
      isBurst ? words.burst[frame.lang] : '',
    ])}
  />
);
