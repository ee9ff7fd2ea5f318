import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NamedOperation } from '../../functions/operations.ts';
import type { Role } from '../../shared/operation/who.ts';
import { toWorkingHours } from '../../infra/demo/suite-client.ts';
import { callers } from '../support/rights/callers.ts';
import { expectedOf } from '../support/rights/expected.ts';
import { mailedAbout, makeTargets, type Target } from '../support/rights/targets.ts';
import { rowsFor, walk, type Walked } from '../support/rights/walk.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let walked: Walked[];

// More than a thousand calls: minutes, and many of them on a machine that does much else.
beforeAll(async () => {
  suite = await startSuiteProcess();
  await toWorkingHours(suite.client);
  const rows = rowsFor(await makeTargets(suite));
  const all = await Promise.all(callers.map((caller) => walk(suite.url, caller, rows)));
  const late = await toldMeanwhile(rows.map(({ target }) => target));
  walked = all.flat().filter(({ caller, target, operation }) => {
    const isOfAlert = operation.path.includes('{alertId}');
    return !isOfAlert || !late.has(`${target.name} ${caller.id ?? ''}@contoh.example`);
  });
}, 1_200_000);

/** The ladder goes on meanwhile: whom it reaches may know of the alert from some moment on, and is left out. */
const toldMeanwhile = async (targets: Target[]): Promise<Set<string>> => {
  const late = new Set<string>();
  for (const { name, caseNumber, mailed } of new Set(targets))
    for (const to of await mailedAbout(suite.client, caseNumber))
      if (!mailed.has(to)) late.add(`${name} ${to}`);
  return late;
};

afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** What differs from the declarations, or from what one of them would come to if it were changed. */
const differences = (changed: (operation: NamedOperation) => NamedOperation = (one) => one) =>
  walked.flatMap(({ operation, caller, target, call, got }) => {
    const expected = expectedOf({ operation: changed(operation), caller, target, call });
    const who = caller.id ?? 'nobody';
    return got === expected
      ? []
      : [`${who} · ${operation.name} · ${target.name}: ${got}, not ${expected}`];
  });

const roles: Role[] = ['officer', 'chair', 'admin', 'oversight'];
const bySignIn = () => [
  ...new Set(walked.map(({ operation }) => operation).filter(({ who }) => who.by === 'sign-in')),
];

/** The same operation, for one role more or less. */
const withRole = (operation: NamedOperation, role: Role): NamedOperation => {
  const { who } = operation;
  if (who.by !== 'sign-in') return operation;
  const { [role]: reach, ...others } = who.roles;
  return {
    ...operation,
    who: { ...who, roles: reach === undefined ? { ...others, [role]: 'covered' } : others },
  };
};

describe('what everybody may do with everything, over HTTP', () => {
  it('is what the operations declare: for every kind of caller, and whatever is called for', () => {
    expect(differences()).toEqual([]);
    expect(new Set(walked.map(({ caller }) => caller)).size).toBe(14);
  });

  it('differs from each declaration that has one role more or less', () => {
    const unseen = bySignIn().flatMap((operation) =>
      roles
        .filter(
          (role) =>
            differences((one) => (one === operation ? withRole(one, role) : one)).length === 0,
        )
        .map((role) => `${operation.name} ${role}`),
    );
    expect(unseen).toEqual([]);
  });

  it('differs from each declaration about a case or an alert that bars nobody', () => {
    const ofReports = bySignIn().filter(({ path }) => /\{(caseKey|alertId)\}/.test(path));
    const unseen = ofReports.filter(
      (operation) =>
        differences((one) =>
          one === operation && one.who.by === 'sign-in'
            ? { ...one, who: { ...one.who, conflict: 'none-possible' } }
            : one,
        ).length === 0,
    );
    expect(ofReports.length).toBeGreaterThan(15);
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });
});
