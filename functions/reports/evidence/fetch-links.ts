import type { ApiFetched } from '../../../shared/outbound/fetch-api.ts';
import type { Now } from '../../../shared/clock.ts';
import type { keepPiece } from './keep-piece.ts';
import type { PieceStore } from './piece-store.ts';
import { pieceIdOf, pieceItem, type Piece } from './piece.ts';
import { readPhoto } from './read-photo.ts';

/** Fetches from the open Internet; throws where nothing may or can be reached. */
export type FetchPublic = (address: string) => Promise<Pick<ApiFetched, 'status' | 'body'>>;

type Needs = {
  fetch: FetchPublic;
  keep: ReturnType<typeof keepPiece>;
  pieces: Pick<PieceStore, 'add' | 'list'>;
  now: Now;
  nonce: () => string;
};

export type WithLinks = { reportKey: string; expiresAt: number; evidenceLinks: string[] };

/**
 * Fetches at once what a webhook's report links to, before it changes or goes: a photo is kept like one a reporter
 * sends; what is none, or cannot be fetched, leaves a line with the reason. Told again it fetches nothing twice.
 */
export const fetchLinks =
  (needs: Needs) =>
  async ({ reportKey, expiresAt, evidenceLinks }: WithLinks): Promise<void> => {
    for (const link of evidenceLinks.filter((one) => /^https?:\/\//i.test(one))) {
      const { pieces } = await needs.pieces.list(reportKey);
      if (pieces.some((one) => one.link === link && one.state !== 'announced')) continue;
      const coming = { reportKey, expiresAt, cameBy: 'link' as const, link };
      const reason = await fetchOne(needs, coming);
      if (reason !== undefined) await refuse(needs, coming, reason);
    }
  };

type ComingLink = { reportKey: string; expiresAt: number; cameBy: 'link'; link: string };

/** Why a link gave no photo, or undefined when it did. */
const fetchOne = async (
  { fetch, keep }: Needs,
  coming: ComingLink,
): Promise<string | undefined> => {
  let body: Uint8Array;
  try {
    const answer = await fetch(coming.link);
    if (answer.status !== 200) return `http-${answer.status}`;
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
