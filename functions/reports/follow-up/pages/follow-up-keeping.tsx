import type { Words } from '../../../../shared/page/frame.ts';
import { retention } from '../../intake/retention.ts';
import type { Category } from '../../identity/trail.ts';
import type { CustodyAct, PieceState } from '../../pieces/piece.ts';
import { pieceReason } from './piece-reason.ts';
import { Moment, say, type FollowUpPart } from './follow-up-part.tsx';

const pieceStates: Record<PieceState, Words> = {
  announced: { id: 'menunggu unggahan', en: 'waiting for its upload' },
  sealed: { id: 'disegel', en: 'sealed' },
  refused: { id: 'ditolak', en: 'refused' },
};

const custodyWords: Record<CustodyAct, Words> = {
  captured: { id: 'diterima dan dihitung sidiknya', en: 'received and hashed' },
  sealed: { id: 'disegel', en: 'sealed' },
  viewed: { id: 'dilihat petugas', en: 'viewed by an officer' },
  refused: { id: 'ditolak', en: 'refused' },
};

/** The reporter's own evidence, with what was done to each piece and when. */
export const MyEvidence = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>{say(frame, 'Bukti Anda', 'Your evidence')}</h2>
    {report.evidence.length === 0 && (
      <p class="hint">{say(frame, 'Belum ada bukti.', 'There is no evidence yet.')}</p>
    )}
    <ul>
      {report.evidence.map(({ state, reason, sha256, custody }) => (
        <li>
          {pieceStates[state][frame.lang]}
          {reason !== null && ` (${pieceReason(reason, frame)})`}
          {sha256 !== null && (
            <>
              {' '}
              <span class="code small">sha256 {sha256.slice(0, 16)}</span>
            </>
          )}
          <ul class="hint">
            {custody.map(({ at, what }) => (
              <li>
                <Moment frame={frame} report={report} at={at} />: {custodyWords[what][frame.lang]}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  </section>
);

const accessWords: Record<'asked' | 'approved' | 'read', Words> = {
  asked: { id: 'meminta membaca', en: 'asked to read it' },
  approved: { id: 'menyetujui permintaan', en: 'agreed to a request' },
  read: { id: 'membaca', en: 'read it' },
};

const roleWords: Record<string, Words> = {
  officer: { id: 'petugas satgas', en: 'a satgas officer' },
  chair: { id: 'ketua satgas', en: 'a satgas chair' },
};

const categoryWords: Record<Category, Words> = {
  referral: { id: 'untuk diteruskan kepada lembaga', en: 'to pass the report on' },
  clarification: { id: 'untuk klarifikasi', en: 'for a clarification' },
  protection: { id: 'untuk melindungi pelapor', en: 'to protect the reporter' },
  'legal-order': { id: 'atas perintah hukum', en: 'by legal order' },
};

/** Who asked for the reporter's name, agreed to it, and read it: when, in which role, of which region, and why. */
export const WhoReadMyName = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>{say(frame, 'Siapa membaca nama Anda', 'Who read your name')}</h2>
    {report.lane === 'lead' && report.identityAccess.length === 0 && (
      <p class="hint">{say(frame, 'Kami tidak tahu nama Anda.', 'We do not know your name.')}</p>
    )}
    {report.lane === 'named' && report.identityAccess.length === 0 && (
      <p>{say(frame, 'Belum ada yang membukanya.', 'Nobody has opened it.')}</p>
    )}
    <ul>
      {report.identityAccess.map(({ at, what, role, region, category }) => (
        <li>
          <Moment frame={frame} report={report} at={at} />: {roleWords[role]?.[frame.lang] ?? role}{' '}
          ({region}) {accessWords[what][frame.lang]}, {categoryWords[category][frame.lang]}
        </li>
      ))}
    </ul>
  </section>
);

/** Until when what is kept, and that it is deleted then. */
export const Kept = ({ frame, report }: FollowUpPart) => (
  <section>
    <h2>{say(frame, 'Sampai kapan disimpan', 'How long it is kept')}</h2>
    <p>
      {say(frame, 'Laporan ini dihapus sendiri setelah', 'This report is deleted by itself after')}{' '}
      <strong>
        <Moment frame={frame} report={report} at={report.keptUntil} />
      </strong>
      .
    </p>
    <details>
      <summary>{say(frame, 'Masa simpan tiap jenis', 'How long each kind is kept')}</summary>
      <dl>
        {retention.map(({ kind, kept }) => (
          <>
            <dt>{kind[frame.lang]}</dt>
            <dd>{kept[frame.lang]}</dd>
          </>
        ))}
      </dl>
    </details>
  </section>
);
