import type { OfficerChanged } from '../../../events/officer-changed.ts';
import type { RollStore } from './roll-store.ts';

/** Notes in the roll what the register of officers says of somebody; an older event changes nothing. */
export const keepRoll =
  (roll: Pick<RollStore, 'keep'>) =>
  async ({ data }: Pick<OfficerChanged, 'data'>): Promise<void> => {
    await roll.keep(data);
  };
