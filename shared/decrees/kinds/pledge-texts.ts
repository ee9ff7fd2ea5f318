import * as z from 'zod/mini';
import { wordsShape } from '../../pledge-phases.ts';
import { regionCode } from '../../regions/region-code.ts';
import { campaignKind } from '../campaign-kind.ts';

/** A text as it is decreed: from when it is sworn is the decree's own day. */
const textShape = () => {
  const words = wordsShape();
  return z.object({
    version: z.int().check(z.gte(1), z.lte(255)),
    /** SHA-256 (hex) over the exact words in Indonesian. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    /** Only there; everywhere where it is left out. */
    regions: z.optional(z.array(regionCode).check(z.minLength(1), z.maxLength(600))),
    opening: words,
    points: z.array(words).check(z.minLength(1), z.maxLength(10)),
    closing: words,
  });
};

/**
 * The words sworn: each decree is one more text, and none goes, since receipts name the version they were sworn upon.
 * A version that a later release has too stays the decreed one.
 */
export const pledgeTextsKind = /* @__PURE__ */ campaignKind({
  kind: 'pledge-texts',
  value: textShape,
  layAll: (campaign, holds) => {
    const decreed = holds.map(({ value, validFrom }) => ({ ...value, validFrom }));
    const versions = new Set(decreed.map(({ version }) => version));
    const released = campaign.pledgeTexts.filter(({ version }) => !versions.has(version));
    return { ...campaign, pledgeTexts: [...released, ...decreed] };
  },
});
