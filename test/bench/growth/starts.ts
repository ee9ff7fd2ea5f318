import type { BenchRun } from '../run-bench.ts';
import type { Sizes } from './judge.ts';

export const measureStarts = (run: BenchRun, sizes: Sizes, rounds: number): Promise<string[]> => Promise.reject(new Error('x'));
