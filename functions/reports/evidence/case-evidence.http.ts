import type * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { nameOf } from '../../../shared/person-name.ts';
import { reportForOfficer, type ReportDesk } from '../messages/report-for-officer.ts';
import { isFinder } from '../cases/case-for-officer.ts';
import type { CaseStore } from '../cases/case-store.ts';
import {
  isOpenedNoMore,
  nextStep,
  pieceOf,
  showFileRequest,
  type FileRequest,
} from '../cases/file-request.ts';
import { standingRequests } from '../cases/standing-requests.ts';
import type { FileRequestStore } from '../cases/file-request-store.ts';
import type { addToFinding } from './add-to-finding.ts';
import type { ObjectStore } from './object-store.ts';
import { backToEvidence } from './open-by-two.http.ts';
import type { evidenceOperations, pieceView } from './operations.ts';
import type { PieceStore } from './piece-store.ts';
import { photoKinds } from '../pieces/kinds.ts';
import {
  copyKey,
  isInTrailOf,
  pieceItem,
  takesTwo,
  type Custody,
  type Piece,
} from '../pieces/piece.ts';

type Evidence = typeof evidenceOperations;
type Needs = ReportDesk & {
  pieces: Pick<PieceStore, 'list' | 'note'>;
  objects: Pick<ObjectStore, 'addressOf' | 'readHandedOut'>;
  now: () => number;
  nonce: () => string;
};

/** GET /v1/cases/{caseKey}/evidence: every piece with the trail of what was done with it. */
export const listEvidenceHttp =
  (
    needs: Needs & {
      fileRequests: Pick<FileRequestStore, 'list'>;
      findCase: CaseStore['find'];
    },
  ): Does<Evidence['listEvidence']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const { pieces, custody } = await needs.pieces.list(about.reportKey);
    const asked = await needs.fileRequests.list(about.reportKey);
    const requests = await standingRequests(needs, asked, about.report);
    const isOver = isOpenedNoMore(about.report, await needs.findCase(about.reportKey));
    const { person } = about;
    const isFinding = about.report.lane === 'finding';
    const seen = { custody, requests, person, now: needs.now(), isOver, isFinding };
    const body = {
      caseNumber: about.report.caseNumber,
      // Numbered as they came, as on the file of the case.
      pieces: pieces.toSorted((a, b) => a.at - b.at).map((piece) => showPiece(piece, seen)),
    };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/case-evidence.tsx')).renderCaseEvidence(frame, {
          ...body,
          isOwnFinding: isFinder(about.report, person),
          caseKey: about.reportKey,
          region: about.report.region,
        }),
    };
  };

/** POST /v1/cases/{caseKey}/evidence/files: whoever filed a finding adds a file to it. */
export const addToFindingHttp =
  (
    needs: ReportDesk & { addFile: ReturnType<typeof addToFinding> },
  ): Does<Evidence['addToFinding']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const body = await needs.addFile(about, call.file);
    return call.request.wantsHtml
      ? backToEvidence(call.request, about.reportKey)
      : { status: 201, body };
  };

type Seen = {
  custody: Custody[];
  requests: FileRequest[];
  person: Person;
  now: number;
  isOver: boolean;
  isFinding: boolean;
};

const showPiece = (piece: Piece, seen: Seen): z.infer<typeof pieceView> => {
  const { custody, requests, person, now, isOver } = seen;
  const id = piece.item.slice('evidence#'.length);
  const request = requests.find((one) => pieceOf(one) === id);
  return {
    piece: id,
    state: piece.state,
    cameBy: seen.isFinding && piece.cameBy === 'reporter' ? 'finder' : piece.cameBy,
    type: piece.type ?? null,
    bytes: piece.bytes ?? null,
    sha256: piece.sha256 ?? null,
    link: piece.link ?? null,
    reason: piece.reason ?? null,
    at: new Date(piece.at).toISOString(),
    opening: request ? showFileRequest(request, now) : null,
    next: takesTwo(piece) ? nextStep(request, person, { now, isOver }) : 'none',
    custody: custody
      .filter((entry) => isInTrailOf(id, entry))
      .sort((a, b) => a.at - b.at)
      .map(({ at, what, by, name }) => ({
        ...{ at: new Date(at).toISOString(), what, by, byName: name ?? null },
      })),
  };
};

/**
 * POST /v1/cases/{caseKey}/evidence/{piece}/viewing: where the copy without metadata can be read for a minute; the request
 * is noted first. The page shows a photo itself, small, where it fits into an answer.
 */
export const viewEvidenceHttp =
  (needs: Needs): Does<Evidence['viewEvidence']> =>
  async (call) => {
    const { path, request } = call;
    const { piece: id } = path;
    const { reportKey, person } = await reportForOfficer(needs, call);
    const { pieces } = await needs.pieces.list(reportKey);
    const piece = pieces.find(({ item }) => item === pieceItem(id));
    if (piece?.state !== 'sealed' || takesTwo(piece))
      throw new Refusal('not-found', [{ field: 'piece', reason: 'unknown-piece' }]);
    const by = { by: person.personId, name: nameOf(person) };
    const act = { what: 'viewed', ...by, at: needs.now() } as const;
    await needs.pieces.note(piece, { ...act, sha256: piece.sha256, nonce: needs.nonce() });
    const address = await needs.objects.addressOf(copyKey(reportKey, id));
    const picture = request.wantsHtml ? await pictureOf(needs, piece) : undefined;
    return {
      status: 200,
      body: { address },
      // A page, not a redirect: browsers let no form of ours lead to another origin, storage included.
      page: async (frame) =>
        (await import('./pages/evidence-copy.tsx')).renderEvidenceCopy(frame, {
          ...{ address, picture },
          caseKey: reportKey,
        }),
    };
  };

/** The largest copy that a page holds: as text a third more, and an answer has 6 MB at most. */
const mostShownBytes = 3 * 1024 * 1024;

/** A photo's copy as an image within a page; undefined for what is no photo, too large, or gone. */
const pictureOf = async (
  { objects }: Pick<Needs, 'objects'>,
  { reportKey, item, type, bytes = 0 }: Piece,
): Promise<string | undefined> => {
  const kind = photoKinds.find((one) => one === type);
  if (kind === undefined || bytes > mostShownBytes) return undefined;
  const copy = await objects.readHandedOut(copyKey(reportKey, item.slice('evidence#'.length)));
  if (!copy || copy.length > mostShownBytes) return undefined;
  return `data:${kind};base64,${Buffer.from(copy).toString('base64')}`;
};
