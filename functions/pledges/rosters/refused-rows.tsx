import { reasonText } from '../../../shared/http/problem-words.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { fieldWords } from '../../../shared/page/words/words.ts';
import { words } from './words.ts';

type Row = { line: number; field: string; reason: string; column?: string | undefined };

type Props = { frame: PageFrame; rows: readonly Row[]; title?: Words };

/** The refused rows of a file that was sent: each by its line, its column as a spreadsheet shows it, and why, never by what it said. */
export const RefusedRows = ({ frame, rows, title = words.refusedRows }: Props) => {
  return (
    <table class="bars refused">
      <caption>{title[frame.lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.line[frame.lang]}</th>
          <th scope="col">{words.column[frame.lang]}</th>
          <th scope="col">{words.reason[frame.lang]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, field, reason, column }) => (
          <tr>
            <th scope="row">{String(line)}</th>
            <td>
              {fieldWords(field, frame.lang)}
              {column && ` (${column})`}
            </td>
            <td>{reasonText(reason, frame.lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
