import { requirementWords } from '../../intake/pages/meter.tsx';
import type { PartProps } from './case-file.tsx';
import { say } from './page-parts.tsx';

/** Bawaslu's requirements: what the report says by itself, and what officers found; each can be noted. */
export const Checklist = ({ frame, page }: PartProps) => (
  <section>
    <h2>{say(frame, 'Daftar periksa', 'Checklist')}</h2>
    <ul class="checklist">
      {page.file.checklist.map((item) => (
        <li>
          <strong>{requirementWords[item.requirement].is[frame.lang]}</strong>
          {': '}
          {item.met ? say(frame, 'ada', 'met') : say(frame, 'belum', 'not met')}{' '}
          <span class="hint">
            {item.byOfficer
              ? say(frame, '(menurut petugas)', '(found by an officer)')
              : say(frame, '(menurut isi laporan)', '(by the report itself)')}
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
      {met
        ? say(frame, 'Tandai belum', 'Mark as not met')
        : say(frame, 'Tandai ada', 'Mark as met')}
    </button>
  </form>
);
