import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { pieceReason } from '../../follow-up/pages/piece-reason.ts';
import type { CustodyAct } from '../../pieces/piece.ts';
import type { caseEvidenceAnswer } from '../operations.ts';

type Props = z.infer<typeof caseEvidenceAnswer> & { caseKey: string; region: string };
type Shown = Props['pieces'][number];

const say = ({ lang }: PageFrame, id: string, en: string): string => (lang === 'id' ? id : en);

const states: Record<Shown['state'], Words> = {
  announced: { id: 'Belum selesai diunggah', en: 'Not finished' },
  sealed: { id: 'Tersegel', en: 'Sealed' },
  refused: { id: 'Tidak disimpan', en: 'Not kept' },
};
const acts: Record<CustodyAct, Words> = {
  captured: { id: 'diterima dan dihitung sidiknya', en: 'received and hashed' },
  sealed: { id: 'disegel', en: 'sealed' },
  refused: { id: 'tidak disimpan', en: 'not kept' },
  viewed: { id: 'dibuka', en: 'viewed' },
};

/** The evidence of a case: officers see a copy without place and device; every opening is noted before it happens. */
export const renderCaseEvidence = (frame: PageFrame, { caseKey, ...props }: Props): string => {
  const own = `${frame.base}/v1/cases/${caseKey}`;
  return renderPage(
    <Layout frame={frame} wide title={`${say(frame, 'Bukti', 'Evidence')} ${props.caseNumber}`}>
      <div class="notice">
        <p>
          {say(
            frame,
            'Yang dibuka adalah salinan tanpa lokasi dan data kamera. Aslinya tersegel. Setiap pembukaan tercatat lebih dahulu.',
            'What opens is a copy without place and camera data. The original is sealed. Each opening is noted first.',
          )}
        </p>
      </div>
      {props.pieces.length === 0 && (
        <p class="hint">{say(frame, 'Belum ada bukti.', 'There is no evidence yet.')}</p>
      )}
      <ul class="cards">
        {props.pieces.map((one) => (
          <li>
            <Piece frame={frame} one={one} own={own} region={props.region} />
          </li>
        ))}
      </ul>
      <p>
        <a class="button outline" href={own}>
          {say(frame, 'Kembali ke kasus', 'Back to the case')}
        </a>
      </p>
    </Layout>,
  );
};

type PieceProps = { frame: PageFrame; one: Shown; own: string; region: string };

const Piece = ({ frame, one, own, region }: PieceProps) => (
  <>
    <h2>
      {states[one.state][frame.lang]}
      {one.reason !== null && <span class="hint"> ({pieceReason(one.reason, frame)})</span>}
    </h2>
    <p class="hint">
      {one.type} {one.bytes !== null && `${Math.ceil(one.bytes / 1024)} KB`}
    </p>
    {one.sha256 !== null && <p class="code small said">sha256 {one.sha256}</p>}
    {one.link !== null && <p class="said">{one.link}</p>}
    {one.state === 'sealed' && one.reason === null && (
      <form method="post" action={`${own}/evidence/${one.piece}/viewing`}>
        <button type="submit">{say(frame, 'Unduh salinan', 'Download the copy')}</button>
      </form>
    )}
    <details>
      <summary>{say(frame, 'Jejak', 'Trail')}</summary>
      <ol>
        {one.custody.map(({ at, what, by }) => (
          <li>
            {formatMoment(Date.parse(at), zoneOf(region), frame.lang)}: {acts[what][frame.lang]} (
            {by})
          </li>
        ))}
      </ol>
    </details>
  </>
);
