import type { Now } from '../../../shared/clock.ts';
import type { ObjectStore } from './object-store.ts';
import type { PieceStore } from './piece-store.ts';
import { copyKey, mostPieces, originalKey, pieceIdOf, pieceItem, type Piece } from './piece.ts';
import type { Photo } from './read-photo.ts';

type Needs = {
  pieces: PieceStore;
  objects: Pick<ObjectStore, 'put'>;
  now: Now;
  /** Tells two lines of one millisecond apart. */
  nonce: () => string;
};

export type Coming = {
  reportKey: string;
  /** Seconds since the epoch: as long as the report. */
  expiresAt: number;
  cameBy: Piece['cameBy'];
  link?: string;
};

export type KeptPiece = 'kept' | 'already-kept' | 'too-many';

/**
 * Keeps a photo of a report: noted with its hash before a byte is stored, then the original and the copy without
 * metadata, then sealed. Interrupted anywhere and sent again it is one piece, sealed once; what was never sealed stays
 * visible as not finished.
 */
export const keepPiece =
  ({ pieces, objects, now, nonce }: Needs) =>
  async (coming: Coming, photo: Photo): Promise<KeptPiece> => {
    const { reportKey, cameBy, ...more } = coming;
    const id = pieceIdOf(photo.sha256);
    const item = pieceItem(id);
    const known = (await pieces.list(reportKey)).pieces;
    const before = known.find((one) => one.item === item);
    if (before && before.state !== 'announced') return 'already-kept';
    if (!before && known.length >= mostPieces) return 'too-many';
    const { sha256, type, original } = photo;
    const told = { reportKey, item, cameBy, sha256, type, bytes: original.length, ...more };
    const piece: Piece = { ...told, state: 'announced', at: now() };
    const by = cameBy === 'reporter' ? 'reporter' : 'system';
    if (!before)
      await pieces.add(piece, { what: 'captured', by, at: now(), sha256, nonce: nonce() });
    await objects.put(originalKey(reportKey, id), { body: original, type });
    await objects.put(copyKey(reportKey, id), { body: photo.copy, type, name: `bukti-${id}` });
    const sealed = { ...(before ?? piece), state: 'sealed' as const };
    await pieces.settle(sealed, {
      what: 'sealed',
      by: 'system',
      at: now(),
      sha256,
      nonce: nonce(),
    });
    return 'kept';
  };
