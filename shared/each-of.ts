import pMap from 'p-map';

/**
 * Works on all items, `atOnce` of them at a time, and returns what came of each, in order. One that fails stops no
 * other: when all are done, the first fault is thrown.
 */
export const eachOf = async <Item, Result>(
  items: Iterable<Item>,
  { atOnce }: { atOnce: number },
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  try {
    return await pMap(items, work, { concurrency: atOnce, stopOnError: false });
  } catch (faults) {
    throw faults instanceof AggregateError ? faults.errors[0] : faults;
  }
};

/** Both, whatever becomes of one; throws afterwards what the first that failed threw. */
export const both = async <A, B>(a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> => {
  const [first, second] = await Promise.allSettled([a(), b()]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
};
