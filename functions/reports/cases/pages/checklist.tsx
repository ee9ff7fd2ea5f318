import { requirementWords } from '../../intake/pages/meter.tsx';
import type { PartProps } from './case-file.tsx';
import { words } from '../words.ts';

/** Bawaslu's requirements: what the report says by itself, and what officers found; each can be noted. */
export const Checklist = ({ frame, page }: PartProps) => (
  <section>
    <h2>{words.checklist[frame.lang]}</h2>
    <ul class="checklist">
      {page.file.checklist.map((item) => (
        <li>
          <strong>{requirementWords[item.requirement].is[frame.lang]}</strong>
          {': '}
          {item.met ? words.met[frame.lang] : words.notMet[frame.lang]}{' '}
          <span class="hint">
            {item.byOfficer
              ? words.foundByAnOfficer[frame.lang]
              : words.byTheReportItself[frame.lang]}
          </span>
          {page.file.state !== 'closed' && (
            <Tick frame={frame} page={page} requirement={item.requirement} met={item.met} />
          )}
        </li>
      ))}
    </ul>
  </section>
);

const Tick = ({
  frame,
  page,
  requirement,
  met,
}: PartProps & { requirement: string; met: boolean }) => (
  <form
    method="post"
    class="inline"
    action={`${frame.base}/v1/cases/${page.file.caseKey}/checklist`}
  >
    <input type="hidden" name="version" value={page.file.version} />
    <input type="hidden" name="requirement" value={requirement} />
    <input type="hidden" name="met" value={met ? 'no' : 'yes'} />
    <input type="hidden" name="idempotencyKey" value={page.newId()} />
    <button type="submit" class="quiet">
      {met ? words.markAsNotMet[frame.lang] : words.markAsMet[frame.lang]}
    </button>
  </form>
);
