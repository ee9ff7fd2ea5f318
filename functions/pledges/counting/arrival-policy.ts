/** What is looked at of pledges as they arrive. Nobody is refused by any of it. */
export const arrivalPolicy = {
  /** A minute of a region with fewer pledges than this is not noted: at a trickle it would cost a write a pledge. */
  noted: 3,
  /** More claims a minute from one address, or one network, are a burst. */
  address: 20,
  network: 60,
  /** More people a minute by one code of a screen are a burst: it is shown for fifteen seconds, and may have been sent on. */
  code: 200,
  /** How many marks a minute keeps, those with the most claims. */
  marks: 20,
  keptDays: 8,
  /** Of claims whose phone solved a puzzle, one in so many counts for its place: it may send that many times more. */
  solvedOneIn: 5,
  /** How long a place stays busy after a burst, and for how long one look at it serves. */
  busyMs: 10 * 60_000,
  lookedMs: 10_000,
} as const;
