import { copyKey, incomingKey, originalKey } from '../pieces/piece.ts';

type Needs = { remove: (keys: string[]) => Promise<void> };

/** Deletes all that was stored of a piece once its row is deleted, including what was sent straight to storage; doing it again deletes nothing more. */
export const deleteEvidence =
  ({ remove }: Needs) =>
  async (gone: { reportKey: string; item: string }): Promise<void> => {
    if (!gone.item.startsWith('evidence#')) return;
    const id = gone.item.slice('evidence#'.length);
    await remove([originalKey, copyKey, incomingKey].map((keyOf) => keyOf(gone.reportKey, id)));
  };
