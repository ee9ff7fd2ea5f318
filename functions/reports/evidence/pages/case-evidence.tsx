import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { photoScript, SeePhoto } from '../../cases/pages/see-photo.tsx';
import { SealedFile } from '../../cases/pages/sealed-file.tsx';
import { pieceReason } from '../../follow-up/pages/piece-reason.ts';
import type { CustodyAct } from '../../pieces/piece.ts';
import type { caseEvidenceAnswer } from '../operations.ts';
import { words } from '../words.ts';
import { AddToFinding } from './add-to-finding.tsx';
import { numberText } from '../../../../shared/page/number-text.ts';
import { personText } from '../../../../shared/page/person-name.tsx';

type Props = z.infer<typeof caseEvidenceAnswer> & {
  caseKey: string;
  region: string;
  /** Whoever looks found it, and may add to it. */
  isOwnFinding: boolean;
};
type PieceView = Props['pieces'][number];

const states: Record<PieceView['state'], Words> = {
  announced: words.notFinished,
  sealed: words.sealed,
  refused: words.notKept,
};
const acts: Record<CustodyAct, Words> = {
  captured: words.receivedAndHashed,
  sealed: words.sealed2,
  refused: words.notKept2,
  viewed: words.viewed,
  asked: words.asked,
  agreed: words.agreed,
  declined: words.declined,
  'taken-back': words.takenBack,
  opened: words.opened,
};

/** The evidence of a case: officers see a copy without place and device; every opening is noted before it happens. */
export const renderCaseEvidence = (frame: PageFrame, { caseKey, ...props }: Props): string => {
  const own = `${frame.base}/v1/cases/${caseKey}`;
  return renderPage(
    <Layout
      frame={frame}
      wide
      scripts={photoScript}
      title={`${words.evidence[frame.lang]} ${props.caseNumber}`}
    >
      <div class="notice">
        <p>{words.whatOpensIsA[frame.lang]}</p>
      </div>
      {props.pieces.length === 0 && <p class="hint">{words.thereIsNoEvidence[frame.lang]}</p>}
      <ul class="cards">
        {props.pieces.map((one, i) => (
          <li>
            <Piece frame={frame} nth={i + 1} one={one} caseKey={caseKey} region={props.region} />
          </li>
        ))}
      </ul>
      {props.isOwnFinding && <AddToFinding frame={frame} caseKey={caseKey} />}
      <p>
        <a class="button outline" href={own}>
          {words.backToTheCase[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
};

type PieceProps = {
  frame: PageFrame;
  nth: number;
  one: PieceView;
  caseKey: string;
  region: string;
};

const Piece = ({ frame, nth, one, caseKey, region }: PieceProps) => (
  <>
    <h2>
      {String(nth)}. {states[one.state][frame.lang]}
      {one.reason !== null && <span class="hint"> ({pieceReason(one.reason, frame)})</span>}
    </h2>
    <p class="hint">
      {one.type} {one.bytes !== null && `${numberText(Math.ceil(one.bytes / 1024), frame.lang)} KB`}{' '}
      ·{' '}
      <time dateTime={one.at}>{formatMoment(Date.parse(one.at), zoneOf(region), frame.lang)}</time>
    </p>
    {one.sha256 !== null && <p class="code small said">sha256 {one.sha256}</p>}
    {one.link !== null && <p class="said">{one.link}</p>}
    {one.state === 'sealed' && one.reason === null && (
      <>
        <SeePhoto frame={frame} caseKey={caseKey} nth={nth} one={one} />
        <form
          method="post"
          action={`${frame.base}/v1/cases/${caseKey}/evidence/${one.piece}/viewing`}
        >
          <button type="submit">{words.downloadTheCopy[frame.lang]}</button>
        </form>
      </>
    )}
    <SealedFile frame={frame} caseKey={caseKey} region={region} one={one} />
    <details>
      <summary>{words.trail[frame.lang]}</summary>
      <ol>
        {one.custody.map(({ at, what, by, byName }) => (
          <li>
            {formatMoment(Date.parse(at), zoneOf(region), frame.lang)}: {acts[what][frame.lang]} (
            {doers[by]?.[frame.lang] ?? personText(frame.lang, { id: by, name: byName })})
          </li>
        ))}
      </ol>
    </details>
  </>
);

/** Who is no officer, in a trail. */
const doers: Readonly<Record<string, Words>> = {
  reporter: words.theReporter,
  system: words.theSystem,
  bawaslu: words.bawaslu,
};
