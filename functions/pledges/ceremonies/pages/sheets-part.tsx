import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { sheetFiles } from '../../../../shared/csv/sheet-types.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { regionOfCeremony } from '../ceremony.ts';
import type { Sheet } from '../sheet.ts';
import type { CeremonyPage } from './ceremony.tsx';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';
import { nameOfUnit } from '../../../../shared/units.ts';

type Props = { frame: PageFrame; page: CeremonyPage };

/** Sheets of places without signal: the form, and what was sent before. */
export const Sheets = ({ frame, page }: Props) => {
  const { ceremony, sheets, newId } = page;
  const address = `${frame.base}/v1/ceremonies/${ceremony.ceremonyId}`;
  return (
    <section>
      <h2>{words.sheetsOfPlacesWithout[frame.lang]}</h2>
      {ceremony.startedAt === null ? (
        <p>{words.canBeSentOnce[frame.lang]}</p>
      ) : (
        <SheetForm frame={frame} action={`${address}/sheet`} idempotencyKey={newId()} />
      )}
      <SheetList frame={frame} sheets={sheets} below={`${address}/sheets`} />
      <UnitLinks frame={frame} page={page} />
    </section>
  );
};

type FormProps = { frame: PageFrame; action: string; idempotencyKey: string };

/** Where a sheet is chosen and sent. */
export const SheetForm = ({ frame, action, idempotencyKey }: FormProps) => (
  <form method="post" action={action} enctype="multipart/form-data">
    <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
    <p class="field">
      <label for="q-sheet">{words.csvFileInUtf[frame.lang]}</label>
      <input id="q-sheet" type="file" name="sheet" accept={sheetFiles} required />
    </p>
    <p class="hint">{words.columnsNipOrNik[frame.lang]}</p>
    <button type="submit">{words.sendTheSheet[frame.lang]}</button>
  </form>
);

type ListProps = { frame: PageFrame; sheets: Sheet[]; below: string };

/** What was sent before, each with its report. */
export const SheetList = ({ frame, sheets, below }: ListProps) => (
  <ul>
    {sheets.map((sheet) => (
      <li>
        <a href={`${below}/${sheet.sheetId}`}>
          {formatMoment(sheet.sentAt, zoneOf(regionOfCeremony(sheet.ceremonyId)), frame.lang)}
        </a>
        {`: ${numberText(sheet.taken, frame.lang)}/${numberText(sheet.rows, frame.lang)} ${words.rowsTaken[frame.lang]}`}
      </li>
    ))}
  </ul>
);

/** The link of each unit, by which its own admin sends its sheet without an account. */
const UnitLinks = ({ frame, page: { ceremony, region } }: Props) => (
  <details>
    <summary>{words.linksForUnitsTo[frame.lang]}</summary>
    <p class="hint">{words.passEachOnTo[frame.lang]}</p>
    <dl>
      {ceremony.sheetLinks.map(({ unit, link }) => (
        <>
          <dt>{nameOfUnit(region, unit)}</dt>
          <dd class="code small">{link}</dd>
        </>
      ))}
    </dl>
  </details>
);
