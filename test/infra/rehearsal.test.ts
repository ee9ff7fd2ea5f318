import { describe, expect, it } from '@jest/globals';
import { demoStacks, rehearsalFile, templatesIn } from './a-stack.ts';

const stacks = templatesIn(rehearsalFile).filter(({ name }) => name.startsWith('netral-demo-'));

describe('a rehearsal', () => {
  it.each(stacks)('leaves nothing of $name when its stack goes', ({ template }) => {
    for (const [
      id,
      { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' },
    ] of Object.entries(template.Resources))
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'Delete', 'Delete']);
    expect(JSON.stringify(template)).not.toContain('"DeletionProtectionEnabled":true');
  });

  it('is the demo in all else, and the account’s stack lasts', () => {
    const ids = (all: typeof stacks) =>
      all.map(({ name, template }) => [name, Object.keys(template.Resources)]);
    const lasting = demoStacks().filter(({ name }) => name.startsWith('netral-demo-'));
    expect(ids(stacks)).toEqual(ids(lasting));
    const [account] = templatesIn(rehearsalFile).filter(
      ({ name }) => !stacks.some((s) => s.name === name),
    );
    expect(JSON.stringify(account?.template)).toContain('"DeletionPolicy":"Retain"');
  });
});
