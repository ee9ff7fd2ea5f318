import type { Now } from '../../../shared/clock.ts';
import type { ObjectStore } from './object-store.ts';
import type { Act, PieceStore } from './piece-store.ts';
import { copyKey, noCopy, originalKey, pieceIdOf, pieceItem, type Piece } from '../pieces/piece.ts';
import type { Linked } from './read-linked.ts';

type Needs = {
  pieces: Omit<PieceStore, 'noteWrite'>;
  objects: Pick<ObjectStore, 'seal' | 'put'>;
  now: Now;
  /** Tells two lines of one millisecond apart. */
  nonce: () => string;
};

export type Coming = {
  reportKey: string;
  /** Seconds since the epoch: as long as the report. */
  expiresAt: number;
  cameBy: Piece['cameBy'];
  /** Who of the satgas sent it, to a finding of theirs; of a report it is its reporter. */
  from?: Pick<Act, 'by' | 'name'>;
  link?: string;
};

export type PieceOutcome = 'kept' | 'already-kept' | 'too-many';

/**
 * Keeps a photo of a report, or what a link led to: noted with its hash before a byte is stored, then the original and
 * the copy without metadata, then sealed. Interrupted anywhere and sent again it is one piece, sealed once; what was never sealed stays
 * visible as not finished.
 */
export const keepPiece =
  ({ pieces, objects, now, nonce }: Needs) =>
  async (coming: Coming, found: Linked): Promise<PieceOutcome> => {
    const { reportKey, cameBy, from, ...more } = coming;
    const { sha256, type, original: body, copy } = found;
    const id = pieceIdOf(sha256);
    const item = pieceItem(id);
    const reason = copy === undefined ? { reason: noCopy } : {};
    const told = { reportKey, item, cameBy, sha256, type, bytes: body.length, ...reason, ...more };
    const first: Piece = { ...told, state: 'announced', at: now() };
    const act = () => ({ at: now(), sha256, nonce: nonce() });
    const by = from ?? { by: cameBy === 'reporter' ? 'reporter' : 'system' };
    const added = await pieces.add(first, { what: 'captured', ...by, ...act() });
    if (added === 'too-many') return 'too-many';
    const piece = added === 'added' ? first : await pieces.find(reportKey, item);
    if (piece?.state !== 'announced') return 'already-kept';
    await Promise.all([
      objects.seal(originalKey(reportKey, id), { body, type }),
      copy &&
        objects.put(copyKey(reportKey, id), {
          body: copy,
          type: found.servedAs ?? type,
          name: fileName(id, type),
        }),
    ]);
    await pieces.settle({ ...piece, state: 'sealed' }, { what: 'sealed', by: 'system', ...act() });
    return 'kept';
  };

const endings: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'text/html': '.html',
};

const fileName = (id: string, type: string): string => `bukti-${id}${endings[type] ?? ''}`;
