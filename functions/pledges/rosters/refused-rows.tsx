import { reasonText } from '../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { fieldWords } from '../../../shared/page/words/words.ts';
import { words } from './words.ts';

type Row = { line: number; field: string; reason: string };

/** The rejected rows of a file: each by its line, its column and why, never by its content. */
export const RefusedRows = ({ frame, rows }: { frame: PageFrame; rows: readonly Row[] }) => {
  return (
    <table class="bars">
      <caption>{words.refusedRows[frame.lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.line[frame.lang]}</th>
          <th scope="col">{words.column[frame.lang]}</th>
          <th scope="col">{words.reason[frame.lang]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, field, reason }) => (
          <tr>
            <th scope="row">{line}</th>
            <td>{fieldWords(field, frame.lang)}</td>
            <td>{reasonText(reason, frame.lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
