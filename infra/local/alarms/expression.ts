/** Looks up one of the metrics that an expression names; undefined where nothing was measured. */
export type ValueOf = (id: string) => number | undefined;
export type Expression = (valueOf: ValueOf) => number | undefined;

const filled = /^FILL\((\w+), ?(-?\d+(?:\.\d+)?)\)$/;
const named = /^[a-z]\w*$/;

/**
 * Reads a sum: `FILL(a, 0) + FILL(b, 0) + c`. Of CloudWatch's metric math that is what is hosted; undefined for anything
 * else. A term without a value leaves the sum without one, unless it is filled.
 */
export const readExpression = (text: string): Expression | undefined => {
  const terms = text.split(' + ').map(readTerm);
  if (terms.some((term) => term === undefined)) return undefined;
  return (valueOf) => {
    const values = terms.map((term) => term?.(valueOf));
    return values.reduce<number | undefined>(
      (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
      0,
    );
  };
};

const readTerm = (text: string): Expression | undefined => {
  const [, id, instead] = filled.exec(text) ?? [];
  if (id !== undefined) return (valueOf) => valueOf(id) ?? Number(instead);
  return named.test(text) ? (valueOf) => valueOf(text) : undefined;
};
