import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { RosterReport } from './upload.ts';
import { RefusedRows } from './refused-rows.tsx';
import { words } from './words.ts';
import { numberText } from '../../../shared/page/number-text.ts';

type Props = { frame: PageFrame; report: RosterReport; region: CampaignRegion | undefined };

/** What became of an upload: how far it is, how many rows were taken, and every refused row by line and reason. */
export const Report = ({ frame, report, region }: Props) => (
  <section>
    <div class={tone(report)} role="status">
      <p>
        <strong>{stateWords(frame, report)}</strong>
      </p>
      {report.state === 'taking' && <Progress frame={frame} report={report} />}
      <p>
        {words.rowsRead[frame.lang]}: {numberText(report.rows, frame.lang)} ·{' '}
        {words.taken[frame.lang]}: {numberText(report.taken, frame.lang)} ·{' '}
        {words.refused[frame.lang]}: {numberText(report.refused, frame.lang)} ·{' '}
        {words.warned[frame.lang]}: {numberText(report.warned ?? 0, frame.lang)}
        {report.mailboxes
          ? ` · ${words.withMailbox[frame.lang]}: ${numberText(report.mailboxes, frame.lang)}`
          : ''}
        {report.why && ` · ${words.why[report.why][frame.lang]}`}
        {region && ` · ${formatMoment(report.startedAt, region.zone, frame.lang)}`}
      </p>
    </div>
    <Refused frame={frame} report={report} />
    {report.refusedRows.some(({ reason }) => reason === 'unknown-unit') && region && (
      <KnownUnits frame={frame} region={region} />
    )}
    {report.warnings && report.warnings.length > 0 && (
      <RefusedRows frame={frame} rows={report.warnings} title={words.warnings} />
    )}
  </section>
);

/** What may stand in the column of the unit, once: its code or its name. */
const KnownUnits = ({ frame, region }: { frame: PageFrame; region: CampaignRegion }) => (
  <details>
    <summary>{words.knownUnits[frame.lang]}</summary>
    <ul>
      {region.units.map(({ code, name }) => (
        <li>
          {code}: {name}
        </li>
      ))}
    </ul>
  </details>
);

const tone = ({ state, refused }: RosterReport): string => {
  if (state === 'taking') return 'notice';
  if (state === 'previewed') return 'notice';
  return state === 'taken' && refused === 0 ? 'notice good' : 'notice bad';
};

const stateWords = (frame: PageFrame, report: RosterReport): string => {
  const { state, refused, preview, undone } = report;
  if (undone) return words.undone[frame.lang](undone);
  if (state === 'not-replaced') return words.notReplaced[frame.lang];
  if (preview) return words.wouldStayComeGo[frame.lang](preview);
  if (state === 'taking') return words.beingTakenIfIt[frame.lang];
  if (state === 'nothing-taken') return words.notOneRowCould[frame.lang];
  return refused === 0 ? words.everyRowWasTaken[frame.lang] : words.takenExceptTheRows[frame.lang];
};

const Progress = ({ frame, report }: Omit<Props, 'region'>) => (
  <p>
    <progress max={report.parts} value={report.partsDone} aria-label={words.howFar[frame.lang]} />{' '}
    {numberText(Math.round((100 * report.partsDone) / Math.max(1, report.parts)), frame.lang)} %
  </p>
);

const Refused = ({ frame, report }: Omit<Props, 'region'>) => {
  if (report.refusedRows.length === 0) return null;
  const page = `${frame.base}/siaga/daftar?roster=${report.rosterId}`;
  return (
    <>
      <RefusedRows frame={frame} rows={report.refusedRows} />
      {report.nextFrom !== undefined && (
        <p>
          <a class="button" href={`${page}&from=${report.nextFrom}`}>
            {words.moreRows[frame.lang]}
          </a>
        </p>
      )}
    </>
  );
};
