import type { desksOver } from '../../../shared/decrees/desks.ts';
import { pledgePhases } from './phases.ts';
import { pledgeTexts } from './texts.ts';
import { regionUnits } from './units.ts';
import { witnessOffices } from './witness-offices.ts';

type Needs = Parameters<typeof pledgePhases>[0] &
  Parameters<typeof regionUnits>[0] &
  Parameters<typeof witnessOffices>[0];

/** What the operations of this room do, each kind by its own desk. */
export const pledgeDesks = (deskOf: ReturnType<typeof desksOver>, needs: Needs) => {
  const phases = deskOf(pledgePhases(needs));
  const texts = deskOf(pledgeTexts(needs));
  const offices = deskOf(witnessOffices(needs));
  const units = deskOf(regionUnits(needs));
  return {
    showPledgePhases: phases.show,
    askPledgePhases: phases.ask,
    decidePledgePhases: phases.decide,
    showPledgeTexts: texts.show,
    askPledgeText: texts.ask,
    decidePledgeText: texts.decide,
    showWitnessOffices: offices.show,
    askWitnessOffices: offices.ask,
    decideWitnessOffices: offices.decide,
    showRegionUnits: units.show,
    askRegionUnits: units.ask,
    decideRegionUnits: units.decide,
  };
};
