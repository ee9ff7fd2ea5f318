import type { PracticeEmptied } from '../../../events/practice-emptied.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import type { Emptying } from './emptying.ts';

type Needs = { publish: (event: PracticeEmptied) => Promise<void> };

/** Tells the suite that practice was emptied; telling twice is harmless. Who did it is nobody else's business. */
export const tellEmptied =
  ({ publish }: Needs) =>
  ({ emptiedAt }: Emptying): Promise<void> =>
    publish({
      specversion: '1.0',
      type: 'practice.emptied',
      id: `${practiceRegion}#${emptiedAt}`,
      source: 'netral/satgas',
      subject: practiceRegion,
      time: new Date(emptiedAt).toISOString(),
      data: { region: practiceRegion, emptiedAt },
    });
