/** How a secret gets another value, and what becomes of what the one before made (docs/runbook.md, "Rotating secrets"). */
export const rotations = {
  /** At any time: the version before is taken too, until its stage AWSPREVIOUS is taken off. */
  'two-live': 'two versions live',
  /** The coming public key is published beside the present one before it signs. */
  'by-ring': 'key ring',
  /** Two secrets, of which one is shown: a deploy changes over. */
  'by-pair': 'pair',
  /** At any time; what hangs on the value before is made anew, at the cost that the runbook names. */
  anew: 'made anew',
  /** Once nothing is stored that it sealed. */
  'when-empty': 'once empty',
  /** Not while the campaign lives. */
  never: 'never',
} as const;
export type Rotation = keyof typeof rotations;

/** Where a template says it of a secret. */
export const rotationMetadata = 'netral:rotation';
