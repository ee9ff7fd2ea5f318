import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { detailsInWords } from './case-words.ts';
import { Fact, say } from './page-parts.tsx';

/** What was reported, in words; links are shown as text, never followed by a press. */
export const Told = ({ frame, file: { report } }: { frame: PageFrame; file: CaseFile }) => (
  <section>
    <h2>{say(frame, 'Yang dilaporkan', 'What was reported')}</h2>
    {report === null ? (
      <p class="hint">
        {say(frame, 'Laporannya sudah dihapus.', 'The report itself has been deleted.')}
      </p>
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
        <p class="hint">
          {say(
            frame,
            'Tautan tidak dapat ditekan: membukanya dari kantor memberi tahu pemilik akun siapa yang melihat. Salin hanya bila perlu.',
            'Links cannot be pressed: opening one from the office tells the account’s owner who looked. Copy one only if you must.',
          )}
        </p>
      </>
    )}
  </section>
);
