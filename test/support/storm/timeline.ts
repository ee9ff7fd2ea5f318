type Event<Value> = { at: number; order: number; value: Value };

/** Events by their time, and by the order they were added where it is the same (a binary heap). */
export const timeline = <Value>() => {
  const heap: Event<Value>[] = [];
  let added = 0;
  const before = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b) return a !== undefined;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  };
  const swap = (one: number, other: number) => {
    const [a, b] = [heap[one], heap[other]];
    if (a && b) [heap[one], heap[other]] = [b, a];
  };
  const rise = (from: number) => {
    for (let i = from; i > 0 && before(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
  };
  const sink = () => {
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const next = before(right, left) ? right : left;
      if (next >= heap.length || !before(next, i)) return;
      swap(i, next);
      i = next;
    }
  };
  return {
    add: (at: number, value: Value) => {
      heap.push({ at, order: (added += 1), value });
      rise(heap.length - 1);
    },
    nextAt: () => heap[0]?.at,
    take: (): { at: number; value: Value } | undefined => {
      const [first] = heap;
      const last = heap.pop();
      if (first && last && first !== last) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
};
