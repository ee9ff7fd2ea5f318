import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/operations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file));

const code = ['functions', 'shared', 'events', 'infra'].flatMap(filesBelow);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files of this project that a file imports, from its root. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(root, join(root, dirname(file), path ?? '')).replaceAll('\\', '/'),
  );

const capabilities = ['pledges', 'reports', 'satgas', 'site'];
const roomOf = (file: string): string | undefined => /^functions\/([a-z]+)\//.exec(file)?.[1];

const offenders = (isWrong: (file: string, imported: string) => boolean): string[] =>
  code.flatMap((file) =>
    importsOf(file)
      .filter((imported) => isWrong(file, imported))
      .map((imported) => `${file} imports ${imported}`),
  );

describe('the rooms', () => {
  it('capabilities never import each other', () => {
    const wrong = offenders((file, imported) => {
      const [own, other] = [roomOf(file), roomOf(imported)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(wrong).toEqual([]);
    expect(new Set(code.map(roomOf).filter(Boolean))).toEqual(new Set(capabilities));
  });

  it('rooms of one capability form no circle', () => {
    // A function's wiring may meet any room: nothing imports it. A file beside the rooms is a room of its own.
    const roomIn = (file: string): string | undefined =>
      file.endsWith('.lambda.ts')
        ? undefined
        : /^functions\/(\w+\/(?:[\w-]+(?=\/)|[\w.-]+\.tsx?$))/.exec(file)?.[1];
    const needs = new Map<string, Set<string>>();
    for (const file of code) {
      const room = roomIn(file);
      if (room === undefined) continue;
      const others = importsOf(file).flatMap((imported) => roomIn(imported) ?? []);
      needs.set(
        room,
        new Set([...(needs.get(room) ?? []), ...others.filter((one) => one !== room)]),
      );
    }
    expect(needs.size).toBeGreaterThan(25);
    // Rooms that need none of those left are taken away, again and again: what then remains is a circle.
    for (let before = -1; before !== needs.size;) {
      before = needs.size;
      for (const [room, others] of needs)
        if (![...others].some((other) => needs.has(other))) needs.delete(room);
    }
    expect([...needs.keys()]).toEqual([]);
  });

  it('shared knows no capability, and nothing that ships knows infra', () => {
    expect(
      offenders(
        (file, imported) => /^shared\//.test(file) && /^(functions|infra|events)\//.test(imported),
      ),
    ).toEqual([]);
    expect(
      offenders(
        (file, imported) => /^(functions|events)\//.test(file) && imported.startsWith('infra/'),
      ),
    ).toEqual([]);
  });

  it('no handler imports the table of operations', () => {
    expect(
      offenders(
        (file, imported) =>
          file.startsWith('functions/') &&
          file !== 'functions/operations.ts' &&
          imported === 'functions/operations.ts',
      ),
    ).toEqual([]);
  });

  it('a lambda file is wiring only: short, and without a fork', () => {
    const lambdas = code.filter((file) => file.endsWith('.lambda.ts'));
    expect(lambdas.length).toBeGreaterThan(15);
    for (const file of lambdas) {
      expect({ file, forks: /\bif \(|\bswitch \(/.test(textOf(file)) }).toEqual({
        file,
        forks: false,
      });
      expect({ file, long: textOf(file).split('\n').length > 50 }).toEqual({ file, long: false });
    }
  });

  it('every lambda is reached: by an operation, or by one of the triggers infra names', () => {
    const byOperation = new Set<string>(operations.map(({ entry }) => entry));
    const infra = filesBelow('infra')
      .filter((file) => !file.startsWith('infra/local'))
      .map(textOf)
      .join('\n');
    const lambdas = filesBelow('functions').filter((file) => file.endsWith('.lambda.ts'));
    const lost = lambdas
      .map((file) => file.slice('functions/'.length, -'.lambda.ts'.length))
      .filter((entry) => !byOperation.has(entry) && !infra.includes(`'${entry}'`));
    expect(lost).toEqual([]);
  });

  it('every function runs in a pipeline: for requests, a queue, a stream, a clock, or as the authoriser', () => {
    const lambdas = code.filter((file) => file.endsWith('.lambda.ts'));
    const inPipeline = (file: string): boolean =>
      /\b(httpHandler|serve|queueHandler|streamHandler|scheduled|pipeline)[<(]/.test(textOf(file));
    const withWhatWakesThem = (file: string) => [
      file,
      ...importsOf(file).filter((imported) => /\.(stream|queue)\.ts$/.test(imported)),
    ];
    expect(lambdas.filter((file) => !withWhatWakesThem(file).some(inPipeline))).toEqual([
      'functions/site/authorise.lambda.ts',
    ]);
  });

  it('no file is named for having no better name', () => {
    const vague = /^(utils?|helpers?|common|services?|managers?|misc|index)\.tsx?$/;
    expect(code.filter((file) => vague.test(basename(file)))).toEqual([]);
    expect(code.filter((file) => /export (interface|type) I[A-Z][a-z]/.test(textOf(file)))).toEqual(
      [],
    );
  });

  it('one file meets middy for requests and one for all other triggers, and settings are the only door to the environment', () => {
    const ships = code.filter((file) => /^(functions|shared)\//.test(file));
    expect(ships.filter((file) => textOf(file).includes("'@middy/core'"))).toEqual([
      'shared/http/http-handler.ts',
      'shared/trigger/pipeline.ts',
    ]);

    expect(ships.filter((file) => textOf(file).includes('process.env'))).toEqual([
      'shared/settings.ts',
    ]);
    expect(
      code.filter((file) => /import \{[^}]*\bz\b[^}]*\} from 'zod/.test(textOf(file))),
    ).toEqual([]);
  });
});
