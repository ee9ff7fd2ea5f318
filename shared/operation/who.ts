import type { Person } from '../http/request.ts';

export type Role = Person['role'];
/**
 * 'covered': the regions that the person's own scope covers (itself included). 'nation': only for who has the whole
 * nation in scope, whichever region is named or none. 'all': wherever in the deployment.
 */
export type Reach = 'covered' | 'nation' | 'all';
/** Roles not listed are refused. */
export type Roles = Readonly<Partial<Record<Role, Reach>>>;

/**
 * Who may call an operation. `conflict` is its rule of conflict of interest: 'barred' keeps it from whoever may not
 * know of the case or alert it is about; 'none-possible' says that it is about no report.
 */
export type Who =
  | { by: 'anybody'; conflict: 'none-possible' }
  | { by: 'link'; link: string; conflict: 'barred' | 'none-possible' }
  | {
      by: 'sign-in';
      roles: Roles;
      conflict: 'barred' | 'none-possible';
      /** For accounts that are bound to nobody yet, and for no one else. */
      account?: 'unbound';
    };

export const anybody = { by: 'anybody', conflict: 'none-possible' } as const satisfies Who;

/** Whoever holds a signed link of this kind. */
export const holderOf = <const Link extends string>(link: Link) =>
  ({ by: 'link', link, conflict: 'none-possible' }) as const;

/** The officer a signed link was made for, unless they are in conflict with what it leads to. */
export const unconflictedHolderOf = <const Link extends string>(link: Link) =>
  ({ by: 'link', link, conflict: 'barred' }) as const;

/** Whoever is signed in with one of these roles, for an operation that is about no report. */
export const signedIn = <const R extends Roles>(roles: R) =>
  ({ by: 'sign-in', roles, conflict: 'none-possible' }) as const;

/** Whoever is signed in with one of these roles and in no conflict with the case or alert in question. */
export const signedInWithoutConflict = <const R extends Roles>(roles: R) =>
  ({ by: 'sign-in', roles, conflict: 'barred' }) as const;

/** Whoever signed in as an officer of the register and has not yet shown to be that officer. */
export const notYetBound = {
  by: 'sign-in',
  roles: { officer: 'all', chair: 'all' },
  conflict: 'none-possible',
  account: 'unbound',
} as const satisfies Who;

/** Officers and chairs of the satgas, each for the regions of their scope. */
export const satgas = { officer: 'covered', chair: 'covered' } as const satisfies Roles;
/** Those who run a region's part of the campaign. */
export const organisers = { chair: 'covered', admin: 'covered' } as const satisfies Roles;
/** Those who run it, and those who oversee it. */
export const overseers = {
  chair: 'covered',
  admin: 'covered',
  oversight: 'covered',
} as const satisfies Roles;
export const everyRole = {
  officer: 'all',
  chair: 'all',
  admin: 'all',
  oversight: 'all',
} as const satisfies Roles;
