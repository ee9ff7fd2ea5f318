import type { ReadItem } from './schemes/scheme.ts';
import type { Source } from './source.ts';

/** Which submission each name of one source stands for. */
export type NameStore = {
  /** The ids that are decided, by name. */
  find: (source: string, names: readonly string[]) => Promise<Map<string, string>>;
  /** Decides for all of these names or for none: 'meanwhile' where one of them was decided since it was read. */
  add: (
    source: string,
    names: readonly string[],
    decided: { id: string; at: number },
  ) => Promise<'added' | 'meanwhile'>;
};

/**
 * What was told, under the id of its submission's report; `waiting` where only the version before could tell it, and
 * that has not come.
 */
export type KnownAs = (
  source: Source,
  told: ReadItem,
  receivedAt: number,
) => Promise<ReadItem | 'waiting'>;

/** So often others may decide about the same submission while this one is read. */
const attempts = 5;

/**
 * Decides once, before a report or a later version is stored, which submission all names of a delivery stand for: the
 * one that any of them stands for already, else its own. An interrupted delivery finds its decision when it comes again.
 */
export const knownAs =
  (names: NameStore): KnownAs =>
  async (source, told, receivedAt) => {
    const { knownBy, ...rest } = told;
    if (!knownBy) return told;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const decided = await names.find(source.source, knownBy.names);
      const id = firstOf(decided, knownBy.names);
      if (id === undefined && knownBy.waits) return 'waiting';
      const known = { ...rest, deliveryId: id ?? told.deliveryId };
      const open = knownBy.names.filter((name) => !decided.has(name));
      if (open.length === 0) return known;
      const deciding = { id: known.deliveryId, at: receivedAt };
      if ((await names.add(source.source, open, deciding)) === 'added') return known;
    }
    throw new Error('The names of a submission are decided by too many at once');
  };

/** The same without deciding anything: edits whose submission is known carry its id, all others stay as they are. */
export const lookUpEdits =
  ({ find }: Pick<NameStore, 'find'>) =>
  async <Item extends { told: ReadItem }>(
    source: Source,
    items: readonly Item[],
  ): Promise<Item[]> => {
    const names = items.flatMap(({ told: { knownBy } }) => (knownBy?.isEdit ? knownBy.names : []));
    if (names.length === 0) return [...items];
    const decided = await find(source.source, names);
    return items.map((item) => {
      const { knownBy, deliveryId } = item.told;
      if (!knownBy?.isEdit) return item;
      const id = firstOf(decided, knownBy.names) ?? deliveryId;
      return { ...item, told: { ...item.told, deliveryId: id } };
    });
  };

/** The same, and it waits for no version before it. */
export const withoutWaiting = (told: ReadItem): ReadItem =>
  told.knownBy ? { ...told, knownBy: { ...told.knownBy, waits: false } } : told;

const firstOf = (decided: ReadonlyMap<string, string>, names: readonly string[]) =>
  names.map((name) => decided.get(name)).find((id) => id !== undefined);
