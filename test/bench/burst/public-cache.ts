import type { Called } from './open-loop.ts';

type Kept = { answer: Called; freshUntil: number; usableUntil: number };

/**
 * A cache in front of the suite, as a browser's or a CDN's: it holds an answer for the life its Cache-Control says,
 * shows it a little longer while it fetches anew where that says so, and asks once however many wait.
 */
export const publicCache = (ask: () => Promise<Called>, now: () => number) => {
  let kept: Kept | undefined;
  let asking: Promise<Called> | undefined;
  let asked = 0;
  const renew = (): Promise<Called> => {
    asked += 1;
    asking ??= ask()
      .then((answer) => {
        if (answer.status === 200) kept = keep(answer, now());
        return answer;
      })
      .finally(() => (asking = undefined));
    return asking;
  };
  return {
    /** What a reader gets. */
    read: (): Promise<Called> => {
      const at = now();
      if (kept && at < kept.freshUntil) return Promise.resolve(kept.answer);
      const renewed = asking ?? renew();
      return kept && at < kept.usableUntil ? Promise.resolve(kept.answer) : renewed;
    },
    /** How often the suite itself was asked. */
    asked: () => asked,
  };
};

const keep = (answer: Called, at: number): Kept => {
  const said = String(answer.headers['cache-control'] ?? '');
  const freshUntil = at + 1000 * secondsOf(said, 'max-age');
  const stale = secondsOf(said, 'stale-while-revalidate');
  return { answer, freshUntil, usableUntil: freshUntil + 1000 * stale };
};

const secondsOf = (said: string, name: string): number =>
  Number(new RegExp(`${name}=(\\d+)`).exec(said)?.[1] ?? 0);
