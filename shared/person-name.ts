import * as z from 'zod/mini';
import type { Person } from './http/request.ts';
import { tidyText } from './safe-text.ts';

/** The longest name of a person that is stored beside their id. */
const longestName = 80;

/**
 * How the sign-in of whoever does something called them then: stored with what they did, beside their id, and nowhere
 * else; it goes into no log, event, message or metric. Undefined where the sign-in gave no name.
 */
export const nameOf = ({ name }: Pick<Person, 'name'>): string | undefined =>
  tidyText(name).slice(0, longestName) || undefined;

/** A stored name; left out in what was stored before names were. */
export const storedName = /* @__PURE__ */ z.optional(z.string());

/** Who did something, as it is stored with it. */
export const actorShape = /* @__PURE__ */ z.object({
  personId: z.string(),
  role: z.string(),
  region: z.string(),
  name: storedName,
});
export type Actor = z.infer<typeof actorShape>;

/** Who signed in as who does something: the one place where a caller becomes what is stored. */
export const actorOf = (person: Person): Actor => ({
  personId: person.personId,
  role: person.role,
  region: person.region,
  name: nameOf(person),
});

/** A stored name as an answer has it. */
export const shownName = /* @__PURE__ */ z.nullable(z.string());
