import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { ReportDeadline } from '../report-deadline.ts';
import { words } from '../words.ts';

type Props = { frame: PageFrame; deadline: ReportDeadline };

/** The time left to reach Bawaslu, or what became of it, with how it was counted day by day. */
export const DeadlineLeft = ({ frame, deadline }: Props) => (
  <div class={deadline.late ? 'notice bad' : 'notice'}>
    <p>
      <strong>{deadline.told[frame.lang]}</strong>
    </p>
    {deadline.rule.note && !deadline.late && <p class="hint">{deadline.rule.note[frame.lang]}</p>}
    <details>
      <summary>{words.howItIsCounted[frame.lang]}</summary>
      <ol>
        {deadline.steps.map((step) => (
          <li>{step[frame.lang]}</li>
        ))}
      </ol>
      <p class="hint">{deadline.rule.source}</p>
    </details>
  </div>
);
