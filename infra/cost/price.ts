import * as z from 'zod/mini';
import table from './prices.json' with { type: 'json' };

/** How sure a price is: seen for Jakarta (or for everywhere), seen for another AWS region, or from memory. */
export const confidences = ['seen', 'other-region', 'recalled', 'own'] as const;
export type Confidence = (typeof confidences)[number];

const priceShape = z.object({
  id: z.string(),
  service: z.string(),
  item: z.string(),
  /** How many of the unit the price buys. */
  per: z.number().check(z.positive()),
  unit: z.string(),
  /** US dollars before tax and free allowances; null where no figure was found, which is never taken for zero. */
  usd: z.nullable(z.number().check(z.nonnegative())),
  region: z.string(),
  /** As its source says; 'undated' where that says nothing. */
  asOf: z.string(),
  source: z.string(),
  confidence: z.enum(confidences),
});

/** A dated list price. */
export type Price = z.infer<typeof priceShape>;

/** A deployment's own prices, US dollars for as many units as the table's row says: from its contract or the price list it read. */
const ownShape = z.record(z.string(), z.number().check(z.nonnegative()));

/** The table of prices by id; `own` prices replace the table's. Throws ZodError, and Error for a price of nothing known. */
export const readPrices = (own: unknown = {}): ReadonlyMap<string, Price> => {
  const prices = new Map(z.parse(z.array(priceShape), table).map((price) => [price.id, price]));
  for (const [id, usd] of Object.entries(z.parse(ownShape, own))) {
    const price = prices.get(id);
    if (!price)
      throw new Error(`No price is called ${id}; there are: ${[...prices.keys()].join(', ')}`);
    prices.set(id, { ...price, usd, confidence: 'own', source: 'the deployment' });
  }
  return prices;
};
