import type { PageFrame } from '../../../../shared/page/frame.ts';
import { unitNamed } from '../../unit-named.ts';
import type { CasePage } from './case-file.tsx';
import { detailsInWords } from './case-words.ts';
import { Fact } from './page-parts.tsx';
import { words } from '../words.ts';

/** What was reported, in words; links are shown as text, never followed by a press. */
export const ReportedDetails = ({
  frame,
  page: {
    file: { report },
    everyUnit,
  },
}: {
  frame: PageFrame;
  page: Pick<CasePage, 'file' | 'everyUnit'>;
}) => (
  <section>
    <h2>{words.whatWasReported[frame.lang]}</h2>
    {report === null ? (
      <p class="hint">{words.theReportItselfHas[frame.lang]}</p>
    ) : (
      <>
        <dl class="facts">
          {detailsInWords(unitNamed(report.details, everyUnit), 'officersLabel').map(
            ({ label, value }) => (
              <Fact frame={frame} label={label}>
                <span class="said">{value[frame.lang]}</span>
              </Fact>
            ),
          )}
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
