import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexer, type Token, type Tokens } from 'marked';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isCode = (token: Token): token is Tokens.Code => token.type === 'code';

/** A command of the README by the script that npm runs for it, and what it is given. */
export type Typed = { command: string; script: string; args: string[] };

/** The commands under the README's "Deploy a region", in their order, as somebody types them who deploys `name`. */
export const deployCommands = (name: string): Typed[] => {
  const tokens = lexer(readFileSync(`${root}README.md`, 'utf8'));
  const from = tokens.findIndex(
    (token) => token.type === 'heading' && token['text'] === 'Deploy a region',
  );
  const block = tokens.slice(from).find(isCode);
  return (block?.text ?? '').split('\n').map((line) => typedAs(line, name));
};

const typedAs = (line: string, name: string): Typed => {
  const command = line
    .replace(/\s+#.*$/, '')
    .trim()
    .replaceAll('<name>', name)
    .replaceAll('@…', `@${name}.test`);
  const [, npmName = '', rest = ''] = /^npm run ([\w:-]+)(?: -- (.*))?$/.exec(command) ?? [];
  return { command, script: scriptOf(npmName), args: rest.split(' ').filter(Boolean) };
};

const scriptOf = (npmName: string): string => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [, script] = /^node infra\/run\.cjs (\S+)$/.exec(scripts[npmName] ?? '') ?? [];
  if (script === undefined) throw new Error(`npm run ${npmName} runs no script of ours`);
  return script;
};
