import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RefusedRows } from '../../rosters/refused-rows.tsx';
import type { SheetAnswer } from '../sheet.ts';
import { say } from './ceremony-words.ts';

type Props = { frame: PageFrame; sheet: SheetAnswer };

/** Seconds after which a sheet under way is looked at again. */
const refreshSeconds = 2;

/** What became of a sheet: how far it is, who had pledged before, and every refused row by line and reason. */
export const renderSheet = (
  frame: PageFrame,
  { sheet, back }: { sheet: SheetAnswer; back: string },
): string => {
  const going = sheet.state === 'keeping';
  return renderPage(
    <Layout
      frame={frame}
      title={say(frame, 'Lembar apel', 'Sheet of a ceremony')}
      {...(going && { refreshSeconds })}
    >
      <div class={going ? 'notice' : 'notice good'} role="status">
        <p>
          <strong>
            {going
              ? say(
                  frame,
                  'Sedang dicatat. Bila berhenti lebih dari satu menit, kirim berkas yang sama sekali lagi.',
                  'Being recorded. If it stands still for over a minute, send the same file again.',
                )
              : say(frame, 'Selesai dicatat.', 'Recorded.')}
          </strong>
        </p>
        <Progress frame={frame} sheet={sheet} />
        <Numbers frame={frame} sheet={sheet} />
      </div>
      {sheet.refusedRows.length > 0 && <RefusedRows frame={frame} rows={sheet.refusedRows} />}
      <p>
        <a href={back}>{say(frame, 'Kembali ke apel', 'Back to the ceremony')}</a>
      </p>
    </Layout>,
  );
};

const Progress = ({ frame, sheet }: Props) => (
  <progress
    max={Math.max(1, sheet.taken)}
    value={sheet.counted + sheet.pledgedBefore.length}
    aria-label={say(frame, 'Baris yang sudah dicatat', 'Rows recorded')}
  />
);

const Numbers = ({ frame, sheet }: Props) => (
  <ul>
    <li>
      {say(frame, 'Baris', 'Rows')}: {sheet.rows}
    </li>
    <li>
      {say(frame, 'Ikrar baru', 'New pledges')}: {sheet.counted}
    </li>
    <li>
      {say(
        frame,
        'Sudah berikrar sebelumnya, tidak dihitung lagi',
        'Pledged before, not counted again',
      )}
      : {sheet.pledgedBefore.length}
      {sheet.pledgedBefore.length > 0 &&
        ` (${say(frame, 'baris', 'lines')} ${sheet.pledgedBefore.slice(0, 200).join(', ')}${sheet.pledgedBefore.length > 200 ? ', …' : ''})`}
    </li>
    <li>
      {say(frame, 'Ditolak', 'Refused')}: {sheet.refused}
    </li>
  </ul>
);
