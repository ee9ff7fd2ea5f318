import { solvePuzzle } from './solve-puzzle.ts';

/**
 * Solves a puzzle while its box says how far it is; undefined where somebody does not wait for it, or the browser
 * cannot. Nothing is thrown: whoever asked sends without.
 */
export const solveShown = async (box, challenge) => {
  let isStopped = false;
  const bar = box.querySelector('progress');
  const skip = box.querySelector('[data-puzzle-skip]');
  const stop = () => (isStopped = true);
  skip.addEventListener('click', stop);
  bar.value = 0;
  box.hidden = false;
  try {
    const progress = (share) => (bar.value = share);
    return await solvePuzzle(challenge, { progress, isStopped: () => isStopped });
  } catch {
    return undefined;
  } finally {
    skip.removeEventListener('click', stop);
    box.hidden = true;
  }
};
