import { reasonText } from '../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { fieldWords } from '../../../shared/page/words/words.ts';

type Row = { line: number; field: string; reason: string };

/** The refused rows of a file that was sent: each by its line, its column and why, never by what it said. */
export const RefusedRows = ({ frame, rows }: { frame: PageFrame; rows: readonly Row[] }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <table class="bars">
      <caption>{say('Baris yang ditolak', 'Refused rows')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Baris', 'Line')}</th>
          <th scope="col">{say('Kolom', 'Column')}</th>
          <th scope="col">{say('Alasan', 'Reason')}</th>
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
