import * as z from 'zod/mini';

/** An officer of the register, and the account that is bound to them: marks only, so that the table names nobody. */
export const bindingShape = z.object({
  /** 'officer:<mark>'. */
  about: z.string(),
  /** Mark of the account; undefined after two people released it. */
  account: z.optional(z.string()),
  /** How often it was released by two: links of an earlier round bind nothing. */
  round: z.int(),
  /** When it was bound or released, milliseconds since the epoch. */
  at: z.int(),
});

/** An account, and the one officer it is bound to. */
export const ownedShape = z.object({
  /** 'account:<mark>'. */
  about: z.string(),
  officer: z.string(),
  at: z.int(),
});

/** How long it can be looked up that somebody signed in as an officer who is bound to somebody else. */
export const clashesKeptDays = 400;

/** Somebody signed in as an officer by an account that is not theirs: once a day for each account. */
export const clashShape = z.object({
  /** 'region:<code>'. */
  place: z.string(),
  /** '<day>#<officerId>#<account>'. */
  item: z.string(),
  region: z.string(),
  officerId: z.string(),
  at: z.int(),
  expiresAt: z.int(),
});
export type Clash = z.infer<typeof clashShape>;

/** An account that was used as an admin's: it never becomes an officer's. */
export const adminShape = z.object({
  /** 'admin:<mark>'. */
  place: z.string(),
  item: z.literal('seen'),
  at: z.int(),
});
