import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHost, type Host } from '../host.ts';
import { takePlace } from '../place.ts';
import { operations, type Operation } from './guarded/operations.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-host-guarded-'));
const assembly = join(folder, 'assembly');

const synthesize = (): void => {
  const app = fileURLToPath(new URL('./guarded/app.ts', import.meta.url));
  const ran = spawnSync(process.execPath, ['--import', 'tsx', app, assembly], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The app was not synthesized:\n${ran.stderr}`);
};

let host: Host;
beforeAll(async () => {
  synthesize();
  host = await startHost({
    assemblyFolder: assembly,
    place: await takePlace({ port: 0, dataFolder: join(folder, 'data'), fresh: false }),
    log: () => undefined,
  });
}, 120_000);
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Has the function that lacks a right do something. */
const asked = async (without: string, operation: string) => {
  const path = `${host.url}/without/${without}`;
  const answer = await fetch(path, { method: 'POST', body: operation });
  return answer.text();
};

/** Operations that are refused when a right is missing: a transaction puts, too. */
const alsoRefused: Partial<Record<Operation, Operation[]>> = {
  put: ['check'],
  send: ['key'],
};

/** What each service calls it. */
const exceptions: Partial<Record<Operation, RegExp>> = {
  publish: /^AuthorizationError(Exception)?: /,
  store: /^AccessDenied: /,
  key: /^KmsAccessDenied: /,
};

const names = Object.keys(operations) as Operation[];

describe('a function whose role', () => {
  it('has every right is refused nothing', async () => {
    for (const operation of names)
      expect({ operation, said: await asked('nothing', operation) }).toEqual({
        operation,
        said: 'done',
      });
  });

  it.each(names)(
    'lacks the right to %s is refused that, by name, and nothing else',
    async (lack) => {
      const action = operations[lack];
      const refused: Operation[] = [lack, ...(alsoRefused[lack] ?? [])];
      const arn = `arn:aws:sts::000000000000:assumed-role/guarded-without${lack}ServiceRole`;
      for (const operation of names) {
        const said = await asked(lack, operation);
        if (!refused.includes(operation)) {
          expect({ operation, said }).toEqual({ operation, said: 'done' });
          continue;
        }
        expect(said).toMatch(exceptions[lack] ?? /^AccessDeniedException: /);
        expect(said).toContain(`User: ${arn}`);
        expect(said).toContain(`is not authorized to perform: ${action} on resource: arn:aws:`);
        expect(said).toContain(`because no identity-based policy allows the ${action} action`);
      }
    },
  );
});
