import type { Entry } from '../guard.ts';

const judged = 'test/unit/deploy-judge.test.ts';
const played = 'test/unit/deploy.test.ts';
const first = 'test/unit/first-admin.test.ts';

/** What a deploy, and what comes before and after it, must not do. */
export const deployingGuards: readonly Entry[] = [
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/judge.ts',
    guard: "return Action === 'Modify' && Replacement === 'False';",
    without: "return Action === 'Modify' && Replacement !== 'True';",
    shownBy: judged,
    test: 'is refused for every type that holds state, unless it is new, imported or changed in place',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/judge.ts',
    guard: 'if (PolicyAction !== undefined) return false;',
    without: '',
    shownBy: judged,
    test: 'is refused for every type that holds state, unless it is new, imported or changed in place',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/stateful.ts',
    guard:
      'holdsState.has(type) || holdRows.has(type) || stateful.includes(`${stack} ${logicalId}`));',
    without: 'holdsState.has(type) || holdRows.has(type) || stack + logicalId === type);',
    shownBy: judged,
    test: 'is refused for %s by its line, whatever its type',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/change-set.ts',
    guard: 'NextToken = last.NextToken;',
    without: '',
    shownBy: played,
    test: 'to replace one that stands on the second page of a change set',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/deploy.ts',
    guard: 'const changeSet = state && (await prepared(needs, stack, foundedAt));',
    without: 'const changeSet = state && (await findChangeSet(needs.client, stack));',
    shownBy: played,
    test: 'to replace a table, before any other stack is touched',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/deploy.ts',
    guard: 'difference.refused.map((line) => `${stack.name}: ${line}`)',
    without: '[]',
    shownBy: played,
    test: '%s, before anything is prepared',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/made-anew.ts',
    guard: "if (causesReplacement !== 'no') return [path];",
    without: "if (causesReplacement === 'maybe') return [path];",
    shownBy: 'test/infra/upgrade-held.test.ts',
    test: 'with %s is refused by the resource’s name',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/harm.ts',
    guard: '.filter((name) => !isDeepStrictEqual(was.Properties?.[name], is.Properties?.[name]))',
    without: '.filter(() => false)',
    shownBy: 'test/infra/upgrade-held.test.ts',
    test: 'with %s is refused by the resource’s name',
  },
  {
    row: 'deploy-loses-state',
    in: 'infra/deploy/judge.ts',
    guard: "(isQueue(ResourceType) && Action !== 'Remove') ||",
    without: '',
    shownBy: judged,
    test: 'is refused where a queue is made anew; one that goes is asked about',
  },
  {
    row: 'rehearsal-destroys',
    in: 'infra/ending/end-rehearsal.ts',
    guard: "if (DeletionPolicy !== 'Delete')",
    without: "if (DeletionPolicy === 'Retain')",
    shownBy: 'test/unit/ending/end-rehearsal.test.ts',
    test: 'touches nothing of what was deployed to last (%s), whatever its file says by now',
  },
  {
    row: 'rehearsal-destroys',
    in: 'infra/ending/end-rehearsal.ts',
    guard: 'await refuseRetained(clients, there);',
    without: '',
    shownBy: 'test/unit/ending/end-rehearsal.test.ts',
    test: 'touches nothing of what was deployed to last (%s), whatever its file says by now',
  },
  {
    row: 'first-admin-again',
    in: 'infra/first-admin/first-admin.ts',
    guard: 'if (others.length > 0)',
    without: 'if (others.length > 9)',
    shownBy: first,
    test: 'are no more once there is another admin, wherever in the pool, of whatever region',
  },
  {
    row: 'first-admin-again',
    in: 'infra/first-admin/first-admin.ts',
    guard: 'if (admin && (admin.region !== nation || !admin.isEnabled))',
    without: 'if (admin && admin.region !== nation)',
    shownBy: first,
    test: 'are nobody whose account is disabled',
  },
  {
    row: 'doctor-calls-well',
    in: 'infra/doctor/check.ts',
    guard: "return answers.some(({ standing }) => standing === 'cannot tell') ? 3 : 0;",
    without: 'return 0;',
    shownBy: 'test/unit/doctor.test.ts',
    test: 'is said by the service’s own name of it where a call %s',
  },
];
