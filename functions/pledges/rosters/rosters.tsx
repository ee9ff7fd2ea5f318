import type { CampaignRegion } from '../../../shared/campaign.ts';
import { sheetFiles } from '../../../shared/csv/sheet-types.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../shared/page/region-chooser.tsx';
import { numberText } from '../../../shared/page/number-text.ts';
import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { RegionRosters, RosterReport } from './upload.ts';
import { Report } from './roster-report.tsx';
import { Undo } from './undo.tsx';
import { words } from './words.ts';
import { nameOfUnit } from '../../../shared/units.ts';

type Props = {
  /** Regions the person may send rosters for. */
  regions: CampaignRegion[];
  rosters: RegionRosters;
  report: RosterReport | undefined;
  idempotencyKey: string;
};

/** How often a page reloads while an upload goes on. */
const refreshSeconds = 2;

/** A region's roster: what became of an upload, who is expected by unit, a form to send one, and the uploads before. */
export const renderRosters = (frame: PageFrame, props: Props): string => {
  const { rosters, report, regions } = props;
  const region = regions.find(({ code }) => code === rosters.region);
  const going = report?.state === 'taking';
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.roster[frame.lang]} ${region?.name ?? rosters.region}`}
      query={`region=${rosters.region}${report ? `&roster=${report.rosterId}` : ''}`}
      {...(going && { refreshSeconds })}
    >
      <RegionChooser frame={frame} path="/siaga/daftar" regions={regions} chosen={rosters.region} />
      {report && <Report frame={frame} report={report} region={region} />}
      <Summary frame={frame} {...props} region={region} />
      <Undo frame={frame} rosters={rosters} region={region} />
      <Send frame={frame} {...props} />
      <Before frame={frame} {...props} region={region} />
    </Layout>,
  );
};

type RosterView = Props & { frame: PageFrame; region: CampaignRegion | undefined };

const Summary = ({ frame, rosters, region }: RosterView) => {
  const { roster } = rosters;
  if (!roster) {
    return <p class="notice">{words.noRosterYetEvery[frame.lang]}</p>;
  }
  return (
    <section>
      <h2>{words.whoIsExpectedTo[frame.lang]}</h2>
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">{words.unit[frame.lang]}</th>
            <th scope="col">{words.expected[frame.lang]}</th>
          </tr>
        </thead>
        <tbody>
          {roster.units.map((counted) => (
            <tr>
              <th scope="row">{nameOfUnit(region, counted.unit)}</th>
              <td>
                {numberText(counted.expected, frame.lang)}{' '}
                <span class="hint">{awayWords(frame, counted)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        {words.whoIsSickOn[frame.lang]}{' '}
        {region && formatMoment(roster.countedAt, region.zone, frame.lang)}
      </p>
    </section>
  );
};

type Counted = NonNullable<RegionRosters['roster']>['units'][number];

const awayWords = (frame: PageFrame, { sick, onLeave, cltn }: Counted): string =>
  [
    sick > 0 && `${numberText(sick, frame.lang)} ${words.sick[frame.lang]}`,
    onLeave > 0 && `${numberText(onLeave, frame.lang)} ${words.onLeave[frame.lang]}`,
    cltn > 0 && `${numberText(cltn, frame.lang)} CLTN`,
  ]
    .filter(Boolean)
    .join(', ');

const modes: { value: string; label: Words; hint: Words }[] = [
  {
    value: 'add',
    label: words.addOrUpdate,
    hint: words.everybodyElseOnThe,
  },
  {
    value: 'preview',
    label: words.previewFirst,
    hint: words.previewHint,
  },
  {
    value: 'replace',
    label: words.replaceTheWholeRoster,
    hint: words.onlyWhoStandsIn,
  },
];

const Send = ({ frame, regions, rosters, idempotencyKey }: Props & { frame: PageFrame }) => (
  <section>
    <h2>{words.sendARosterCsv[frame.lang]}</h2>
    <p class="hint">{words.columnsNipOrNik[frame.lang]}</p>
    <form method="post" action={`${frame.base}/v1/rosters`} enctype="multipart/form-data">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="lang" value={frame.lang} />
      <div class="field">
        <label for="q-region">{words.region[frame.lang]}</label>
        <select id="q-region" name="region" required>
          {regions.map(({ code, name }) => (
            <option value={code} selected={code === rosters.region}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="q-sheet">{words.csvFileInUtf[frame.lang]}</label>
        <input id="q-sheet" type="file" name="sheet" accept={sheetFiles} required />
      </div>
      <fieldset class="choices">
        <legend>{words.andWhoIsThere[frame.lang]}</legend>
        {modes.map(({ value, label, hint }) => (
          <label class="choice">
            <input type="radio" name="mode" value={value} required />
            <span>
              {label[frame.lang]}
              <span class="hint">{hint[frame.lang]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{words.sendTheRoster[frame.lang]}</button>
    </form>
  </section>
);

const Before = ({ frame, rosters, region }: RosterView) =>
  rosters.uploads.length === 0 ? null : (
    <details>
      <summary>{words.uploadsBefore[frame.lang]}</summary>
      <ul>
        {rosters.uploads.map(({ rosterId, startedAt, rows, taken, refused, mode }) => (
          <li>
            <a href={`${frame.base}/siaga/daftar?roster=${rosterId}`}>
              {region ? formatMoment(startedAt, region.zone, frame.lang) : rosterId}
            </a>
            {mode === 'undo'
              ? `: ${words.anUndo[frame.lang]}`
              : `: ${numberText(taken, frame.lang)}/${numberText(rows, frame.lang)} ${words.taken[frame.lang]}, ${numberText(refused, frame.lang)} ${words.refused[frame.lang]}`}
          </li>
        ))}
      </ul>
    </details>
  );
