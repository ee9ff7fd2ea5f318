import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { words } from '../words.ts';
import { Moment } from './page-parts.tsx';
import { SealedFile } from './sealed-file.tsx';
import { SeePhoto } from './see-photo.tsx';
import { queueWords } from './queue-words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

type Piece = CaseFile['evidence'][number];

const states: Record<Piece['state'], Words> = {
  announced: queueWords.notUploaded,
  sealed: queueWords.sealed,
  refused: queueWords.notStored,
};

/** How many pieces of evidence there are, how large, and when each came; to open one is a step of its own, and noted. */
export const EvidenceList = ({ frame, file }: { frame: PageFrame; file: CaseFile }) => (
  <section>
    <h2>
      {words.evidence[frame.lang]} ({numberText(file.evidence.length, frame.lang)})
    </h2>
    {file.evidence.length > 0 && (
      <ol>
        {file.evidence.map((one, i) => (
          <li>
            {[
              states[one.state][frame.lang],
              one.type,
              one.bytes === null ? null : sizeOf(one.bytes),
            ]
              .filter((part) => part !== null)
              .join(', ')}
            {' · '}
            <Moment frame={frame} region={file.region} at={one.at} />
            <SeePhoto frame={frame} caseKey={file.caseKey} nth={i + 1} one={one} />
            <SealedFile frame={frame} caseKey={file.caseKey} region={file.region} one={one} />
          </li>
        ))}
      </ol>
    )}
    <p>
      <a href={`${frame.base}/v1/cases/${file.caseKey}/evidence`}>
        {queueWords.openTheEvidence[frame.lang]}
      </a>
    </p>
  </section>
);

const sizeOf = (bytes: number): string => `${String(Math.ceil(bytes / 1024))} KB`;
