/**
 * Whether a value has no more characters than this as JSON, give or take signs. It stops at the bound: a list that holds
 * itself many times over is small in memory and endless when it is written out.
 */
export const measuredWithin = (value: unknown, most: number): boolean => {
  let left = most;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && left >= 0) {
    const one = waiting.pop();
    left -= typeof one === 'string' ? one.length + 2 : 1;
    if (typeof one !== 'object' || one === null) continue;
    const inner = Object.entries(one);
    if (inner.length > left) return false;
    for (const [name, each] of inner) {
      if (!Array.isArray(one)) left -= name.length + 3;
      waiting.push(each);
    }
  }
  return left >= 0;
};
