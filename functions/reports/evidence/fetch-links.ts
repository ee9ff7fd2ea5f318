import type { MediaRequest } from '../sources/providers/provider.ts';
import { NeverFetched, type ApiFetched } from '../../../shared/outbound/fetch-api.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Try } from '../../../shared/queue/queue-handler.ts';
import type { keepPiece } from './keep-piece.ts';
import type { LinkedReport } from './linked-report.ts';
import type { PieceStore } from './piece-store.ts';
import { pieceIdOf, pieceItem, type Piece } from '../pieces/piece.ts';
import { readLinked } from './read-linked.ts';
import { sha256Of } from './read-photo.ts';

/** Fetches from the open Internet; throws NeverFetched where nothing may ever be reached, and the network's fault where it may later. */
export type FetchPublic = (
  address: string,
  headers: Record<string, string>,
) => Promise<Pick<ApiFetched, 'status' | 'body'>>;

/** How a link of a report is fetched: with its source's token where it is the provider's own; throws where the provider gives no answer. */
export type MediaOf = (cameBy: string, link: string) => Promise<MediaRequest>;

type Needs = {
  fetch: FetchPublic;
  mediaOf: MediaOf;
  findReport: (reportKey: string) => Promise<LinkedReport | undefined>;
  keep: ReturnType<typeof keepPiece>;
  pieces: Pick<PieceStore, 'add' | 'list'>;
  now: Now;
  nonce: () => string;
};

/**
 * Fetches at once what a webhook's report links to, before it changes or disappears, and stores it like a photo of a
 * reporter; a link that can never be fetched leaves an entry with the reason. A link that may work later makes it throw
 * once all other links are stored, so that the queue delivers again; the last try leaves an entry, too. A repeated
 * delivery fetches nothing twice.
 */
export const fetchLinks =
  (needs: Needs) =>
  async (reportKey: string, { isLast }: Try): Promise<void> => {
    const report = await needs.findReport(reportKey);
    const late: string[] = [];
    for (const link of report?.evidenceLinks ?? []) {
      const { pieces } = await needs.pieces.list(reportKey);
      if (!report || pieces.some((one) => one.link === link && one.state !== 'announced')) continue;
      const { expiresAt, cameBy } = report;
      const coming = { reportKey, expiresAt, cameBy: 'link' as const, link };
      const fetched = await fetchOne(needs, cameBy, link);
      const reason =
        'body' in fetched ? await keepBody(needs, coming, fetched.body) : fetched.reason;
      if (reason === undefined) continue;
      if ('mayComeLater' in fetched && !isLast) late.push(reason);
      else await refuse(needs, coming, reason);
    }
    if (late.length > 0) throw new Error(`Links to be tried again: ${late.join(', ')}`);
  };

type ComingLink = { reportKey: string; expiresAt: number; cameBy: 'link'; link: string };

type Fetched = { body: Uint8Array } | { reason: string; mayComeLater?: true };

/** Statuses of a server that may soon change. */
const passing = (status: number): boolean => [408, 425, 429].includes(status) || status >= 500;

const fetchOne = async (
  { fetch, mediaOf }: Needs,
  cameBy: string,
  link: string,
): Promise<Fetched> => {
  try {
    const { url, headers, sha256 } = await mediaOf(cameBy, link);
    const { status, body } = await fetch(url, headers);
    if (status !== 200)
      return { reason: `http-${status}`, ...(passing(status) && { mayComeLater: true }) };
    if (sha256 !== undefined && sha256 !== sha256Of(body)) return { reason: 'other-bytes' };
    return { body };
  } catch (error) {
    if (error instanceof NeverFetched) return { reason: error.reason };
    return { reason: 'not-reached', mayComeLater: true };
  }
};

/** Why a fetched file is not stored, or undefined when it is. */
const keepBody = async (
  { keep }: Needs,
  coming: ComingLink,
  body: Uint8Array,
): Promise<string | undefined> => {
  const found = await readLinked(body);
  if (!found) return 'nothing-there';
  return (await keep(coming, found)) === 'too-many' ? 'too-many-pieces' : undefined;
};

const refuse = async (needs: Needs, coming: ComingLink, reason: string): Promise<void> => {
  const item = pieceItem(pieceIdOf(coming.link));
  const piece: Piece = { ...coming, item, state: 'refused', reason, at: needs.now() };
  await needs.pieces.add(piece, {
    what: 'refused',
    by: 'system',
    at: needs.now(),
    nonce: needs.nonce(),
  });
};
