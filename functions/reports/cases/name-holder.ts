import type { Person } from '../../../shared/http/request.ts';
import { nameOf } from '../../../shared/person-name.ts';
import type { Entry } from './case.ts';
import type { HeldStore } from './held-store.ts';

/** Somebody who has an alert of a case; without a name until they open it. */
export type Holding = { officerId: string; alertId: string; name: string | undefined };

type Needs = { nameHolder: HeldStore['name'] };
type Looking = { holders: Holding[]; person: Person };

/** Notes how whoever opens a case they have is called, once: events of alerts hold no name, and the queue shows it. */
export const noteHolder = async (
  { nameHolder }: Needs,
  caseKey: string,
  { holders, person }: Looking,
): Promise<void> => {
  const own = holders.find(({ officerId }) => officerId === person.personId);
  const name = nameOf(person);
  if (own && name !== undefined && own.name !== name)
    await nameHolder(caseKey, { officerId: person.personId, name });
};

/** How somebody who has a case is called: as they opened it, or as they did something in it. */
export const nameOfHolder = ({ officerId, name }: Holding, history: Entry[]): string | null =>
  name ?? history.findLast(({ who }) => who.personId === officerId && who.name)?.who.name ?? null;
