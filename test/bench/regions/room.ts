/** Numbers of regions, the fewest first. */
export type Sizes = readonly [number, ...number[]];

/** What a clock or a reader does over all regions of a deployment. */
export type RegionsThing = {
  name: string;
  /** After how many seconds its function is ended. */
  seconds: number;
  /** Calls of the tables that a region may cost. */
  callsEach: number;
  /** Bytes that what it gives may have, by a limit of a service. */
  mostBytes?: number;
  /** Brings back what the one before used up. */
  prepare: () => Promise<unknown>;
  /** Returns how many bytes it gives, where it gives some. */
  work: () => Promise<{ bytes: number } | undefined>;
};

/** What is stored for some regions, and what is done with it, for each size the same things. */
export type RegionsRoom = {
  /** Stores the regions after the first `from`, up to `to`. */
  grow: (from: number, to: number) => Promise<void>;
  things: readonly (readonly RegionsThing[])[];
};

/** What gives nothing. */
export const silently = (work: () => Promise<unknown>) => async (): Promise<undefined> => {
  await work();
  return undefined;
};

/** Throws where something did less, or more, than it is measured for. */
export const expectCount = (what: string, found: number, wanted: number): undefined => {
  if (found !== wanted) throw new Error(`${what}: ${String(found)}, not ${String(wanted)}`);
};

/** How many bytes an answer's body has as JSON. */
export const bodyOf = ({ body }: { body?: unknown }): { bytes: number } => ({
  bytes: Buffer.byteLength(JSON.stringify(body)),
});
