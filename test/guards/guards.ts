import type { Entry } from './guard.ts';
import { ceremonyGuards } from './rows/ceremonies.ts';
import { pledgeGuards } from './rows/pledges.ts';

/** What stands in the way of each actor of docs/threat-model.md. */
export const guards: readonly Entry[] = [...pledgeGuards, ...ceremonyGuards];
