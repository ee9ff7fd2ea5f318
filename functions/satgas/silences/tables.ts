import { table } from '../../../shared/table/table.ts';
import { silenceShape } from './silence.ts';

/** Alert lines on hold. */
export const silencesTable = /* @__PURE__ */ table({
  name: 'silences',
  says: 'When the alert line of each region is or was on hold for maintenance, who agreed to it, and what waits for a second person',
  partitionKey: 'region',
  items: () => ({ silence: silenceShape }),
});
