import * as z from 'zod/mini';
import { decreeFields, linesField, scopePath } from '../../../shared/decrees/desk-forms.ts';
import { asking, deciding, showing } from '../../../shared/decrees/desk-operations.ts';
import { operation } from '../../../shared/operation/operation.ts';

const ofDecrees = { entry: 'pledges/decrees/pledge-decrees', kind: 'api' } as const;

/** What two people decide of the pledge register without a release. */
export const pledgeDecreeOperations = {
  showPledgePhases: operation({
    ...ofDecrees,
    ...showing,
    path: '/v1/decrees/pledge-phases',
    says: 'When pledges are taken, of the nation or of a region: what holds, what waits for a second person, and who decided before',
    more: 'The own scope unless `scope` says another. The history is added to and never changed.',
  }),
  askPledgePhases: operation({
    ...ofDecrees,
    ...asking,
    path: '/v1/decrees/pledge-phases/{scope}',
    says: 'Ask for other phases; they hold once another person agrees',
    more: 'For admins whose scope covers it. All phases of the scope are replaced, from `validFrom` on and not before a second person agreed. `step: preview` asks nothing and says what would follow.',
    takes: {
      path: scopePath,
      body: z.strictObject({ ...decreeFields, phases: linesField(4000) }),
      example: {
        version: 0,
        validFrom: '2026-09-01',
        phases: 'Ikrar sebelum kampanye: 1 September 2026 – 24 September 2026 pukul 16.00',
        step: 'preview',
      },
    },
  }),
  decidePledgePhases: operation({
    ...ofDecrees,
    ...deciding,
    path: '/v1/decrees/pledge-phases/{scope}/changes/{changeId}/decision',
    says: 'Agree to phases, which then hold, or reject them',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves.',
  }),
};
