import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lexer, walkTokens, type Token, type Tokens } from 'marked';
import { deployCommands } from '../support/readme-deploy.ts';
import { endScripts, runScript } from '../support/script-process.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tokens = lexer(readFileSync(`${root}README.md`, 'utf8'));
const inIndonesian = lexer(readFileSync(`${root}README.id.md`, 'utf8'));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};

const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
const blocks = tokens.filter(isCode);
const blocksOf = (lang: string) => blocks.filter((block) => block.lang === lang);

/** The commands of a block: a line each, without what is said beside it; one that sets a variable goes with those after it. */
const commandsOf = ({ text }: Tokens.Code): string[] => {
  const lines = text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim());
  return lines.some((line) => /^\w+=/.test(line)) ? [lines.join('\n')] : lines;
};

const inBlocks = blocksOf('sh').flatMap(commandsOf);
const inText: string[] = [];
void walkTokens(tokens, (token) => {
  if (token.type === 'codespan' && /^(npm|npx|curl|node) /.test(String(token['text'])))
    inText.push(String(token['text']));
});
const commands = [...new Set([...inBlocks, ...inText])];
const runHere = commands.filter((command) => /\bcurl\b/.test(command));

/** What else the README tells to type, and what runs it. */
const covers: Record<string, string> = {
  'npm ci && npm start': 'test/support/suite-process.ts',
  'npm start': 'test/support/suite-process.ts',
  'npm start --': 'test/support/suite-process.ts',
  'npm ci && npm test': '.ci/run',
  'npm run check': '.ci/run',
  'npm run demo': 'test/acceptance/readme.test.ts',
  // Deploying needs an account: stand-ins of the services are in its place.
  'npm run new-deployment': 'test/acceptance/deploying.test.ts',
  'npm run doctor': 'test/acceptance/deploying.test.ts',
  'npm run doctor -- <name>': 'test/acceptance/deploy-walk.test.ts',
  'npm run deploy': 'test/acceptance/deploy-walk.test.ts',
  'npm run deploy -- <name>': 'test/acceptance/deploy-walk.test.ts',
  'npm run first-admin -- <name> --email a@… --email b@…': 'test/acceptance/deploy-walk.test.ts',
  'npm run bench': 'test/bench/short-runs.test.ts',
  'npm run bench:burst': 'test/bench/short-runs.test.ts',
  'npm run bench:satgas': 'test/bench/short-runs.test.ts',
  'npm run bench:fan-out': 'test/bench/short-runs.test.ts',
  'npm run bench:flood': 'test/bench/short-runs.test.ts',
  'npm run storm': 'test/bench/short-runs.test.ts',
};

describe('the commands of the README', () => {
  it('are each run by something, and nothing else is said to be', () => {
    const others = commands.filter((command) => !runHere.includes(command));
    expect(others.sort()).toEqual(Object.keys(covers).sort());
    for (const file of Object.values(covers))
      expect({ file, exists: existsSync(root + file) }).toEqual({ file, exists: true });
  });

  it('are those of the Indonesian one too', () => {
    const theirs = inIndonesian
      .filter(isCode)
      .filter(({ lang }) => lang === 'sh')
      .flatMap(commandsOf);
    expect(theirs.length).toBeGreaterThan(5);
    for (const command of theirs) expect(commands).toContain(command);
  });

  it('to deploy with are walked as they stand here, by their scripts', () => {
    const walked = deployCommands('lampung').map(({ script }) => script);
    for (const name of ['new-deployment', 'doctor', 'deploy', 'first-admin'])
      expect(walked).toContain(scripts[name]?.split(' ').at(-1));
    const source = readFileSync(`${root}test/acceptance/deploy-walk.test.ts`, 'utf8');
    expect(source).toContain("deployCommands('lampung')");
  });

  it('start the suite as the tests do', () => {
    const source = readFileSync(`${root}test/support/suite-process.ts`, 'utf8');
    for (const word of scripts['start']?.split(' ').slice(1) ?? ['no start'])
      expect(source).toContain(`'${word}'`);
  });

  it('name scripts that are there', () => {
    const named = commands.flatMap((command) => [...command.matchAll(/npm run ([\w:-]+)/g)]);
    expect(named.length).toBeGreaterThan(5);
    for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
  });
});

let suite: SuiteProcess;
let demo: { code: number | null; output: string };

beforeAll(async () => {
  suite = await startSuiteProcess();
  const { port } = new URL(suite.url);
  demo = await runScript('infra/demo/play.ts', ['--port', port]);
}, 300_000);

afterAll(async () => {
  endScripts();
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** A line with all that differs from run to run taken out, as far as the README shows it. */
const shapeOf = (line: string): string =>
  line
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:#')
    .replace(/LP-[0-9A-Z]{6}/g, 'LP-#')
    .replace(/(\/a\/|whsec_)\S+/g, '$1…')
    .replace(/\d+/g, '#')
    .replace(/#( #)+/g, '#')
    .trim();

/** Whether the lines appear in the output, in their order, with others between them. */
const linesMissing = (text: string, output: string): string[] => {
  const printed = output.split('\n').map(shapeOf);
  return text
    .split('\n')
    .map(shapeOf)
    .filter((line) => {
      const found = printed.findIndex((one) => one.startsWith(line.replace(/\)$/, '')));
      if (found >= 0) printed.splice(0, found + 1);
      return found < 0;
    });
};

describe('what the README shows', () => {
  const [started, played] = blocksOf('text');

  it('is printed by npm start', () => {
    expect(linesMissing(started?.text ?? 'none', suite.output())).toEqual([]);
  });

  it('is played by npm run demo, which says how far it moved the clock', async () => {
    expect(demo).toMatchObject({ code: 0 });
    expect(linesMissing(played?.text ?? 'none', demo.output)).toEqual([]);
    const said = /Seluruhnya jam lokal dimajukan (\d+) menit/.exec(demo.output)?.[1];
    const { body } = await suite.client.get('/_local/clock');
    expect((body as { aheadMs: number }).aheadMs).toBe(Number(said) * 60_000);
  });
});

/** The names and kinds of values of a JSON document, without the values. */
const jsonShape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 1).map(jsonShape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, jsonShape(of)]));
};

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const withCurl = hasCurl ? it : it.skip;

const run = async (command: string): Promise<unknown> => {
  const here = command.replaceAll('localhost:4050', new URL(suite.url).host);
  const { stdout } = await promisify(execFile)('sh', ['-ec', here]);
  return JSON.parse(stdout) as unknown;
};

const commandWith = (words: string): string =>
  runHere.find((command) => command.includes(words)) ?? `no command with ${words}`;

describe('the calls of the README', () => {
  const [receipt, refusal] = blocksOf('json').map(({ text }) => JSON.parse(text) as unknown);
  const pledge = commandWith('/v1/pledges');
  const deadPhone = commandWith('unreachable');

  withCurl('pledge, with the answer that is shown', async () => {
    expect(jsonShape(await run(pledge))).toEqual(jsonShape(receipt));
  });

  withCurl('name what is wrong as it is shown', async () => {
    const answer = await run(pledge.replace(/"number":"\d/, '"number":"'));
    expect(answer).toEqual(refusal);
  });

  withCurl('sign a script in', async () => {
    expect(await run(commandWith('/_local/issuer/token'))).toEqual({
      alerts: expect.arrayContaining([expect.objectContaining({ region: '35.75' })]),
      next: null,
    });
  });

  it('need the id_token: the other one opens nothing', async () => {
    const response = await fetch(`${suite.url}/_local/issuer/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', username: 'pesawaran-chair' }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const { status } = await suite.client.get('/v1/alerts?region=18.09', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([401, 403]).toContain(status);
  });

  withCurl('let a phone be dead, and refuse one that nobody knows with a word on why', async () => {
    expect(await run(deadPhone)).toMatchObject({ unreachable: ['+6281200000005'] });
    const asSpace = deadPhone.replace('--data-urlencode', '-d');
    expect(await run(asSpace)).toEqual({ title: expect.stringContaining('--data-urlencode') });
    expect(await run(deadPhone.replace('000005', '999999'))).toEqual({
      title: expect.stringContaining("'+6281200999999'"),
    });
  });

  withCurl('move the clock, put the account into the sandbox, and pause its mail', async () => {
    const { aheadMs } = (await suite.client.get('/_local/clock')).body as { aheadMs: number };
    expect(await run(commandWith('minutes'))).toMatchObject({ aheadMs: aheadMs + 600 * 60_000 });
    expect(await run(commandWith('sandboxed'))).toMatchObject({ sandboxed: true });
    expect(await run(commandWith('paused'))).toMatchObject({ standing: 'paused' });
  });

  it('are all run above', () => {
    const sends = ['/v1/pledges', '/_local/issuer/token'];
    const words = [...sends, 'unreachable', 'minutes', 'sandboxed', 'paused'];
    expect(words.map(commandWith).sort()).toEqual([...runHere].sort());
  });
});
