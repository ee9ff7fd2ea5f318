/** A time the clock stood still, in milliseconds since the epoch; without an end it still does. */
export type Stop = { fromMs: number; toMs?: number | undefined };

/** Stops in order, those that overlap or touch made one, empty ones left out. */
export const inOrder = (stops: readonly Stop[]): Stop[] => {
  const merged: Stop[] = [];
  const real = stops.filter(({ fromMs, toMs = Infinity }) => toMs > fromMs);
  for (const stop of [...real].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && stop.fromMs <= (last.toMs ?? Infinity)) last.toMs = later(last.toMs, stop.toMs);
    else merged.push({ ...stop });
  }
  return merged;
};

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.max(a, b);
