import type { RulebookEntry, Side } from './rulebook.ts';

export type Looking = { q?: string | undefined; phase?: Side | undefined };

/**
 * The entries that hold every word somebody typed, in either language, without regard to case, accents and marks; of
 * what may not be done, only the rules of the chosen phase.
 */
export const findEntries = (
  entries: readonly RulebookEntry[],
  { q = '', phase }: Looking,
): RulebookEntry[] => {
  const asked = wordsOf(q);
  return entries
    .filter((entry) => {
      const text = wordsOf(textOf(entry)).join(' ');
      return asked.every((word) => text.includes(word));
    })
    .flatMap((entry) => ofPhase(entry, phase));
};

const ofPhase = (entry: RulebookEntry, phase: Side | undefined): RulebookEntry[] => {
  if (entry.kind === 'may' || phase === undefined) return [entry];
  const rules = entry.rules.filter((rule) => rule.phase === phase || rule.phase === 'any');
  return rules.length === 0 ? [] : [{ ...entry, rules }];
};

/** Everything an entry says: its texts in both languages and its articles. */
const textOf = (entry: RulebookEntry): string => textsIn({ ...entry, kind: '' }).join(' ');

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
