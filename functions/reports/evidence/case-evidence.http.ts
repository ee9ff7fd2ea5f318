import * as z from 'zod/mini';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { readParameters } from '../../../shared/http/body.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { casePath } from '../case-access.ts';
import { reportForOfficer } from '../messages/case-messages.http.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import { noCopy } from './keep-piece.ts';
import type { ObjectStore } from './object-store.ts';
import type { PieceStore } from './piece-store.ts';
import { copyKey, pieceItem, type Custody, type Piece } from '../pieces/piece.ts';

export const piecePath = z.extend(casePath, {
  piece: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
});

export const shownPiece = z.object({
  piece: z.string(),
  state: z.enum(['announced', 'sealed', 'refused']),
  cameBy: z.enum(['reporter', 'link']),
  type: z.nullable(z.string()),
  bytes: z.nullable(z.int()),
  sha256: z.nullable(z.string()),
  link: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  at: z.string(),
  custody: z.array(z.object({ at: z.string(), what: z.string(), by: z.string() })),
});
export const caseEvidenceAnswer = z.object({ caseNumber: z.string(), pieces: z.array(shownPiece) });

type Needs = {
  pieces: PieceStore;
  objects: Pick<ObjectStore, 'addressOf'>;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
  now: () => number;
  nonce: () => string;
};

/** GET /v1/cases/{caseKey}/evidence: every piece with the trail of what was done with it. */
export const listEvidenceHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const about = await reportForOfficer('listEvidence', needs.findReport, request);
    const { pieces, custody } = await needs.pieces.list(about.reportKey);
    const body = {
      caseNumber: about.report.caseNumber,
      pieces: pieces.map((piece) => showPiece(piece, custody)),
    };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/case-evidence.tsx')).renderCaseEvidence(frame, {
          ...body,
          caseKey: about.reportKey,
          region: about.report.region,
        }),
    };
  };

const showPiece = (piece: Piece, custody: Custody[]): z.infer<typeof shownPiece> => {
  const id = piece.item.slice('evidence#'.length);
  return {
    piece: id,
    state: piece.state,
    cameBy: piece.cameBy,
    type: piece.type ?? null,
    bytes: piece.bytes ?? null,
    sha256: piece.sha256 ?? null,
    link: piece.link ?? null,
    reason: piece.reason ?? null,
    at: new Date(piece.at).toISOString(),
    custody: custody
      .filter(({ item }) => item.startsWith(`custody#${id}#`))
      .map(({ at, what, by }) => ({ at: new Date(at).toISOString(), what, by })),
  };
};

/** POST /v1/cases/{caseKey}/evidence/{piece}/viewing: where the copy without metadata can be read for a minute; that it was asked for is noted first. */
export const viewEvidenceHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { piece: id } = readParameters(request.params, piecePath);
    const { reportKey, person } = await reportForOfficer('viewEvidence', needs.findReport, request);
    const { pieces } = await needs.pieces.list(reportKey);
    const piece = pieces.find(({ item }) => item === pieceItem(id));
    if (piece?.state !== 'sealed' || piece.reason === noCopy)
      throw new Refusal('not-found', [{ field: 'piece', reason: 'unknown-piece' }]);
    const act = { what: 'viewed', by: person.personId, at: needs.now() } as const;
    await needs.pieces.note(piece, { ...act, sha256: piece.sha256, nonce: needs.nonce() });
    const address = await needs.objects.addressOf(copyKey(reportKey, id));
    return {
      status: 200,
      body: { address },
      // A page, not a redirect: browsers let no form of ours lead to another origin, storage included.
      page: async (frame) =>
        (await import('./pages/evidence-copy.tsx')).renderEvidenceCopy(frame, {
          address,
          caseKey: reportKey,
        }),
    };
  };
