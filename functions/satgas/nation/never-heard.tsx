import type { PageFrame } from '../../../shared/page/frame.ts';
import type { NationAnswer } from './operations.ts';
import { words as texts } from './words.ts';

type Line = NationAnswer['regions'][number];

/** A region, and the deployment that sends its numbers. */
export const Name = ({ line: { name, deployment } }: { line: Line }) => (
  <th scope="row">
    {name} <span class="hint">{deployment}</span>
  </th>
);

type Props = { frame: PageFrame; line: Line; columns: number };

/** Of a region that sent nothing yet there is one thing to say, and no column of dashes. */
export const NeverHeard = ({ frame, line, columns }: Props) => (
  <tr id={`r-${line.region}`} class="silent">
    <Name line={line} />
    <td colSpan={columns - 1} data-label={texts.news[frame.lang]}>
      <span class="late">{texts.freshness.never[frame.lang]}</span>
    </td>
  </tr>
);
