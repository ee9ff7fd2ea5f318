import { describe, expect, it } from '@jest/globals';
import { isMeant, type WhichPledges } from '../../functions/pledges/voiding/voiding.ts';
import { aNewPledge } from '../support/new-pledges.ts';

const pledgedAt = Date.parse('2026-11-23T01:30:00Z');
const pledge = aNewPledge({ pledgedAt, ceremony: '18.09-a', code: 7 });

// The region's clock is seven hours ahead.
const cases: [Partial<WhichPledges>, boolean][] = [
  [{ unit: 'DISDIK' }, true],
  [{ unit: 'SEKDA' }, false],
  [{ ceremony: '18.09-a' }, true],
  [{ ceremony: '18.09-b' }, false],
  [{ ceremony: '18.09-a', code: 7 }, true],
  [{ ceremony: '18.09-a', code: 8 }, false],
  [{ hour: '2026-11-23T08' }, true],
  [{ hour: '2026-11-23T01' }, false],
  [{ hour: '2026-11-23T08', unit: 'SEKDA' }, false],
  [{ unit: 'DISDIK', standing: 'claimed' }, false],
  [{ unit: 'DISDIK', region: '14.06' }, false],
];

describe('what a voiding means', () => {
  it.each(cases)('of %j is %s for somebody who attended in that hour', (which, meant) => {
    expect(isMeant({ which: { region: '18.09', ...which }, at: pledgedAt + 1 }, pledge)).toBe(
      meant,
    );
  });
});
