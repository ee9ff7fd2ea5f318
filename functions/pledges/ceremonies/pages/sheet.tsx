import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RefusedRows } from '../../rosters/refused-rows.tsx';
import type { SheetAnswer } from '../sheet.ts';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

type Props = { frame: PageFrame; sheet: SheetAnswer };

/** Seconds after which a sheet under way is looked at again. */
const refreshSeconds = 2;

/** What became of a sheet: how far it is, and every refused row by line and reason. */
export const renderSheet = (
  frame: PageFrame,
  { sheet, back }: { sheet: SheetAnswer; back: string },
): string => {
  const going = sheet.state === 'keeping';
  return renderPage(
    <Layout
      frame={frame}
      title={words.sheetOfACeremony[frame.lang]}
      {...(going && { refreshSeconds })}
    >
      <div class={going ? 'notice' : 'notice good'} role="status">
        <p>
          <strong>
            {going ? words.beingRecordedIfIt[frame.lang] : words.recorded[frame.lang]}
          </strong>
        </p>
        <Progress frame={frame} sheet={sheet} />
        <Numbers frame={frame} sheet={sheet} />
      </div>
      {sheet.refusedRows.length > 0 && <RefusedRows frame={frame} rows={sheet.refusedRows} />}
      <p>
        <a href={back}>{words.backToTheCeremony[frame.lang]}</a>
      </p>
    </Layout>,
  );
};

const Progress = ({ frame, sheet }: Props) => (
  <progress
    max={Math.max(1, sheet.taken)}
    value={sheet.stored}
    aria-label={words.rowsRecorded[frame.lang]}
  />
);

const Numbers = ({ frame, sheet }: Props) => (
  <ul>
    <li>
      {words.rows[frame.lang]}: {numberText(sheet.rows, frame.lang)}
    </li>
    <li>
      {words.rowsRecorded[frame.lang]}: {numberText(sheet.stored, frame.lang)}
    </li>
    <li>
      {words.refused[frame.lang]}: {numberText(sheet.refused, frame.lang)}
    </li>
  </ul>
);
