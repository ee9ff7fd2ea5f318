import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { detailsInWords } from './case-words.ts';
import { Fact } from './page-parts.tsx';
import { words } from '../words.ts';

/** What was reported, in words; links are shown as text, never followed by a press. */
export const ReportedDetails = ({
  frame,
  file: { report },
}: {
  frame: PageFrame;
  file: CaseFile;
}) => (
  <section>
    <h2>{words.whatWasReported[frame.lang]}</h2>
    {report === null ? (
      <p class="hint">{words.theReportItselfHas[frame.lang]}</p>
    ) : (
      <>
        <dl class="facts">
          {detailsInWords(report.details, 'officersLabel').map(({ label, value }) => (
            <Fact frame={frame} label={label}>
              <span class="said">{value[frame.lang]}</span>
            </Fact>
          ))}
        </dl>
        {report.links.length > 0 && (
          <ul>
            {report.links.map((link) => (
              <li class="said">{link}</li>
            ))}
          </ul>
        )}
        <p class="hint">{words.linksCannotBePressed[frame.lang]}</p>
      </>
    )}
  </section>
);
