import type { Serving } from '../../conflict.ts';
import { servingBy, type SignedIn } from './roll.ts';
import type { RollStore } from './roll-store.ts';

/** Where somebody who signed in serves, as the register of officers says; undefined: to them there is no case. */
export type WhoServes = (person: SignedIn) => Promise<Serving | undefined>;

/** Looks people up among everybody of their own region, whose chairs count too. */
export const whoServes =
  (roll: Pick<RollStore, 'listOf'>): WhoServes =>
  async (person) =>
    servingBy(person, await roll.listOf([person.region]));
