/** Why an aggregate is refused, in the order in which it is looked at. */
export const rules = [
  /** No signed aggregate at all. */
  'unreadable',
  /** Signed with a key that no member has. */
  'unknown-key',
  /** Its signature is not of these bytes: changed on the way, or made by somebody else. */
  'forged',
  /** Signed by the member, and not what an aggregate may hold. */
  'malformed',
  'another-deployment',
  'another-campaign',
  /** Made more than two days ago. */
  'stale',
  /** Made more than five minutes from now. */
  'from-the-future',
  'region-twice',
  /** A region that the member does not serve. */
  'foreign-region',
  /** The parts of a region do not add up to what it says of itself. */
  'parts-differ',
  /** The regions do not add up to the totals. */
  'totals-differ',
  /** Signed at the same moment as one that was taken, and says something else. */
  'contradicts',
] as const;
export type Rule = (typeof rules)[number];
