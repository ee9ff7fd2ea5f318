import { keyedHash } from '../../shared/keyed-hash.ts';
import { puzzlePolicy } from '../../shared/puzzle/puzzle-policy.ts';
import { puzzles } from '../../shared/puzzle/puzzles.ts';
import { solvePuzzle } from '../../shared/puzzle/solve-puzzle.ts';

/** `npm run bench:puzzle`: how long puzzles take that need all their tries, by the script the pages use. */
const key = Buffer.alloc(32, 1);
const desk = puzzles({
  key: () => Promise.resolve(key),
  now: Date.now,
  randomBelow: (below) => below - 1,
  spend: () => Promise.resolve(true),
});
const attempt = keyedHash(key, 'bench', 'one');
const ms = async (act: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
};
const median = (all: number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;

for (const load of [1, 2, 3]) {
  const solving: number[] = [];
  const making: number[] = [];
  const checking: number[] = [];
  let tries = 0;
  for (let n = 0; n < 7; n += 1) {
    let challenge = '';
    let solution = '';
    making.push(await ms(async () => (challenge = await desk.offer('bench', load))));
    solving.push(await ms(async () => (solution = (await solvePuzzle(challenge)) ?? '')));
    checking.push(await ms(() => desk.serves(solution, 'bench', attempt)));
    tries = Math.min(puzzlePolicy.mostTries, puzzlePolicy.fewestTries * load);
  }
  const took = median(solving);
  const rounds = Math.round((tries * puzzlePolicy.rounds) / (took / 1000));
  console.log(
    `${String(load)} times what is usual: ${String(tries)} tries, ${took.toFixed(0)} ms, ${String(rounds)} rounds/s; a tenth as fast ${(took / 100).toFixed(1)} s; made in ${median(making).toFixed(1)} ms, checked in ${median(checking).toFixed(1)} ms`,
  );
}
