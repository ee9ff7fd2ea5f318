import { copyKey, originalKey } from './piece.ts';

type Needs = { remove: (keys: string[]) => Promise<void> };

/** Deletes what was stored of a piece once its row has gone; doing it again deletes nothing more. */
export const deleteEvidence =
  ({ remove }: Needs) =>
  async (gone: { reportKey: string; item: string }): Promise<void> => {
    if (!gone.item.startsWith('evidence#')) return;
    const id = gone.item.slice('evidence#'.length);
    await remove([originalKey(gone.reportKey, id), copyKey(gone.reportKey, id)]);
  };
