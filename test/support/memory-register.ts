import type { ChangeStore } from '../../functions/satgas/officers/change-store.ts';
import { decideChange } from '../../functions/satgas/officers/decide-change.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import type { OfficerStore } from '../../functions/satgas/officers/officer-store.ts';
import { proposeChange } from '../../functions/satgas/officers/propose-change.ts';
import type { ChangeRow, RegisterChange } from '../../functions/satgas/officers/register-change.ts';

type Start = { officers?: Officer[]; now?: () => number };

/** A register of officers and its changes, in memory; `proposed` are the officers of every proposal so far. */
export const memoryRegister = ({ officers: there = [], now = () => 0 }: Start = {}) => {
  const all = new Map(there.map((one) => [`${one.region}/${one.officerId}`, one]));
  const proposed: Officer[] = [];
  const rows = new Map<string, ChangeRow[]>();
  const known = new Map<string, RegisterChange>();
  const set = (changeId: string, part: Partial<RegisterChange>) => {
    const change = known.get(changeId);
    const name = part.decision ? 'decision' : 'outcome';
    if (!change || change[name]) return 'already-there' as const;
    known.set(changeId, { ...change, ...part });
    return 'added' as const;
  };
  const changes: ChangeStore = {
    propose: (proposal, given) => {
      known.set(proposal.changeId, { proposal, decision: undefined, outcome: undefined });
      const numbered = given.map((row, i) => ({ ...row, scope: proposal.scope, item: String(i) }));
      rows.set(proposal.changeId, numbered);
      proposed.push(...given.map(({ officer }) => officer));
      return Promise.resolve();
    },
    decide: (decision) => Promise.resolve(set(decision.changeId, { decision })),
    end: (outcome) => Promise.resolve(set(outcome.changeId, { outcome })),
    list: (scope) =>
      Promise.resolve([...known.values()].filter((one) => one.proposal.scope === scope).reverse()),
    find: (_, changeId) => Promise.resolve(known.get(changeId)),
    rows: (_, changeId) => Promise.resolve(rows.get(changeId) ?? []),
  };
  const officers: Pick<OfficerStore, 'listOf' | 'apply'> = {
    listOf: (regions) =>
      Promise.resolve([...all.values()].filter(({ region }) => regions.includes(region))),
    apply: (officer, { changeId, revision }) => {
      const key = `${officer.region}/${officer.officerId}`;
      const before = all.get(key);
      if (before?.changeId === changeId) return Promise.resolve('stored');
      if ((before?.revision ?? 0) !== revision) return Promise.resolve('overtaken');
      all.set(key, { ...officer, changeId, revision: revision + 1 });
      return Promise.resolve('stored');
    },
  };
  let ids = 0;
  const needs = { officers, changes, newId: () => `perubahan-${(ids += 1)}`, now };
  return {
    ...needs,
    proposed,
    propose: proposeChange(needs),
    decide: decideChange(needs),
    officer: (key: string) => all.get(key),
  };
};
