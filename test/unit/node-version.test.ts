import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readJson = (file: string): unknown => JSON.parse(readFileSync(root + file, 'utf8'));
const { engines, scripts } = readJson('package.json') as {
  engines: { node: string };
  scripts: Record<string, string>;
};
const { app } = readJson('cdk.json') as { app: string };

/** Runs a script as a Node of this version would. */
const runOn = (version: string, ...script: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', './test/support/fake-node-version.cjs', 'infra/run.cjs', ...script],
    { cwd: root, encoding: 'utf8', env: { ...process.env, FAKE_NODE_VERSION: version } },
  );
  return { status, stdout, stderr };
};

describe('a Node that is too old', () => {
  it.each(['v9.11.2', 'v18.19.1', 'v20.9.0', 'v20.19.5'])(
    'is refused in one line before anything is loaded: %s',
    (version) => {
      const { status, stdout, stderr } = runOn(version, 'no/such/file.ts');
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toMatch(/^Netral memerlukan Node .* \/ Netral needs Node 20\.20 or newer/);
      expect(stderr).toContain(version);
    },
  );

  it.each(['v20.20.0', 'v20.20.2', 'v21.0.0', 'v24.21.0'])('is not %s', (version) => {
    expect(runOn(version)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('is the same everywhere: package.json, the refusal and what .nvmrc recommends', () => {
    expect(engines.node).toBe('>=20.20');
    expect(runOn('v1.0.0').stderr).toContain(readFileSync(`${root}.nvmrc`, 'utf8').trim());
  });

  it.each(Object.entries(scripts).filter(([name]) => !/^pre/.test(name)))(
    'is refused by npm run %s',
    (name, command) => {
      // Parts of `check` are looked after by it.
      const isChecked =
        / ?infra\/run\.cjs /.test(command) ||
        scripts[`pre${name}`] === 'node infra/run.cjs' ||
        scripts[`pre${name.replace(/:.*/, '')}`] === 'node infra/run.cjs';
      expect({ name, isChecked }).toEqual({ name, isChecked: true });
    },
  );

  it('is refused by what cdk runs', () => expect(app).toMatch(/^node infra\/run\.cjs /));
});

describe('a script', () => {
  it('gets its own arguments, and ends with 13 when it waits for ever', () => {
    const { status, stdout } = runOn(
      process.version,
      'test/support/waits-for-ever.ts',
      '--an',
      'x',
    );
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 13, stdout: '--an x' });
  });
});
