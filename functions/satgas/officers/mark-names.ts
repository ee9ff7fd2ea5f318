import { nameMarks } from '../../../shared/name-likeness.ts';
import type { Officer } from './officer.ts';
import type { AppliedChange, OfficerStore } from './officer-store.ts';

/** A register that marks the name of everybody it stores, so that it can be compared with that of an accused. */
export const withNameMarks = <Store extends Pick<OfficerStore, 'apply'>>(
  officers: Store,
  likenessKey: () => Promise<Uint8Array>,
): Store => ({
  ...officers,
  apply: async (officer: Officer, change: AppliedChange) =>
    officers.apply({ ...officer, nameMarks: nameMarks(await likenessKey(), officer.name) }, change),
});

/** An officer as people are shown them: marks of names are for comparing only. */
export const withoutMarks = (officer: Officer): Omit<Officer, 'nameMarks' | 'accountAskedBy'> => {
  const shown = { ...officer };
  delete shown.nameMarks;
  delete shown.accountAskedBy;
  return shown;
};
