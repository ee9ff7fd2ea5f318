import type { MediaRequest } from '../sources/providers/provider.ts';
import type { ApiFetched } from '../../../shared/outbound/fetch-api.ts';
import type { Now } from '../../../shared/clock.ts';
import type { keepPiece } from './keep-piece.ts';
import type { PieceStore } from './piece-store.ts';
import { pieceIdOf, pieceItem, type Piece } from './piece.ts';
import { readPhoto, sha256Of } from './read-photo.ts';

/** Fetches from the open Internet; throws where nothing may or can be reached. */
export type FetchPublic = (
  address: string,
  headers: Record<string, string>,
) => Promise<Pick<ApiFetched, 'status' | 'body'>>;

/** How a link of a report is fetched: with its source's token where it is the provider's own; throws where the provider gives no answer. */
export type MediaOf = (cameBy: string, link: string) => Promise<MediaRequest>;

type Needs = {
  fetch: FetchPublic;
  mediaOf: MediaOf;
  keep: ReturnType<typeof keepPiece>;
  pieces: Pick<PieceStore, 'add' | 'list'>;
  now: Now;
  nonce: () => string;
};

export type WithLinks = {
  reportKey: string;
  expiresAt: number;
  /** The source the report came by. */
  cameBy: string;
  evidenceLinks: string[];
};

/**
 * Fetches at once what a webhook's report links to, before it changes or goes: a photo is kept like one a reporter
 * sends; what is none, or cannot be fetched, leaves a line with the reason. Told again it fetches nothing twice.
 */
export const fetchLinks =
  (needs: Needs) =>
  async ({ reportKey, expiresAt, cameBy: source, evidenceLinks }: WithLinks): Promise<void> => {
    for (const link of evidenceLinks) {
      const { pieces } = await needs.pieces.list(reportKey);
      if (pieces.some((one) => one.link === link && one.state !== 'announced')) continue;
      const coming = { reportKey, expiresAt, cameBy: 'link' as const, link };
      const reason = await fetchOne(needs, coming, source);
      if (reason !== undefined) await refuse(needs, coming, reason);
    }
  };

type ComingLink = { reportKey: string; expiresAt: number; cameBy: 'link'; link: string };

/** Why a link gave no photo, or undefined when it did. */
const fetchOne = async (
  { fetch, keep, mediaOf }: Needs,
  coming: ComingLink,
  source: string,
): Promise<string | undefined> => {
  let body: Uint8Array;
  try {
    const { url, headers, sha256 } = await mediaOf(source, coming.link);
    const answer = await fetch(url, headers);
    if (answer.status !== 200) return `http-${answer.status}`;
    if (sha256 !== undefined && sha256 !== sha256Of(answer.body)) return 'other-bytes';
    body = answer.body;
  } catch {
    return 'not-reached';
  }
  const read = await readPhoto(body);
  if (!read.ok) return read.reason;
  return (await keep(coming, read.photo)) === 'too-many' ? 'too-many' : undefined;
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
