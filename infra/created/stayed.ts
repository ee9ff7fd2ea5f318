import { isStateful } from '../stateful.ts';
import { lacks } from './lacks.ts';
import type { Created } from './create-stacks.ts';

/** What holds state and is gone, or another one, after an upgrade: a line each. What moto itself loses is left out. */
export const stayedTheSame = (before: readonly Created[], after: readonly Created[]): string[] =>
  before
    .filter(({ logicalId, type }) => isStateful({ stack: '', logicalId, type }))
    .flatMap(({ logicalId, physicalId, type }) => {
      const now = after.find((one) => one.logicalId === logicalId && one.physicalId !== '');
      if (!now && lacks[type]?.isLostByChange) return [];
      if (!now) return [`${logicalId}: is gone after the upgrade`];
      return now.physicalId === physicalId
        ? []
        : [`${logicalId}: is another one after the upgrade`];
    });
