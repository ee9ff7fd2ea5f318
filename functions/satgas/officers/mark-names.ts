import { nameMarks } from '../../../shared/name-likeness.ts';
import type { Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';

/** A register that marks the name of everybody it stores, so that it can be compared with that of an accused. */
export const withNameMarks = <Store extends Pick<OfficerStore, 'put'>>(
  officers: Store,
  likenessKey: () => Promise<Uint8Array>,
): Store => ({
  ...officers,
  put: async (officer: Officer) =>
    officers.put({ ...officer, nameMarks: nameMarks(await likenessKey(), officer.name) }),
});

/** An officer as people are shown them: marks of names are for comparing only. */
export const withoutMarks = (officer: Officer): Omit<Officer, 'nameMarks'> => {
  const shown = { ...officer };
  delete shown.nameMarks;
  return shown;
};
