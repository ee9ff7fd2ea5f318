import type { Now } from './clock.ts';

/** Asks at most once in a while, and shares the answer among all who ask meanwhile; a failure is not kept. */
export const sharedAnswer = <Answer>(
  ask: () => Promise<Answer>,
  { now, forMs }: { now: Now; forMs: number },
): (() => Promise<Answer>) => {
  let kept: { askedAt: number; answer: Promise<Answer> } | undefined;
  return () => {
    if (kept && now() - kept.askedAt < forMs) return kept.answer;
    const asked = { askedAt: now(), answer: ask() };
    asked.answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    kept = asked;
    return asked.answer;
  };
};
