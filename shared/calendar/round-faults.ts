import type { Round } from './election.ts';

/** What is wrong with one of several rounds (from 0) that it does not show by itself. */
export type RoundFault = { at: number } & (
  { is: 'after-its-vote' } | { is: 'with-another' } | { is: 'not-served'; region: string }
);

/** A round after its own vote, of a region that is not served, or that begins with another where both hold: nobody could say which is meant. */
export const roundFaults = (rounds: readonly Round[], served: readonly string[]): RoundFault[] =>
  rounds.flatMap(({ from, phases, regions: only }, at): RoundFault[] => {
    const isWithAnother = rounds
      .slice(0, at)
      .some(
        (other) =>
          other.from === from &&
          (!only || !other.regions || only.some((code) => other.regions?.includes(code))),
      );
    const unserved = (only ?? []).filter((code) => !served.includes(code));
    return [
      ...(from > phases.voteOn ? [{ at, is: 'after-its-vote' } as const] : []),
      ...unserved.map((region) => ({ at, is: 'not-served', region }) as const),
      ...(isWithAnother ? [{ at, is: 'with-another' } as const] : []),
    ];
  });
