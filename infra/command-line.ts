import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as z from 'zod/mini';

type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  /** What it does, in a few words. */
  about: string;
};
type Options = Record<string, Option>;

/** A command of this project, as somebody types it. */
export type Command<Of extends Options = Options> = {
  /** `npm run cost`, or with what must be named after `--`: `npm run redrive -- DEPLOYMENT QUEUE`. */
  usage: string;
  about: string;
  /** How many words may follow it besides options; none unless given. */
  words?: number;
  options: Of;
};

type Config<Of extends Options> = { args: string[]; options: Of; allowPositionals: true };
type Read<Of extends Options> = ReturnType<typeof parseArgs<Config<Of>>>;

/** What is printed instead of doing anything, and the exit code: 0 where help was asked for, 2 where a word is wrong. */
export class CommandLineEnd extends Error {
  readonly code: 0 | 2;
  constructor(text: string, code: 0 | 2) {
    super(text);
    this.code = code;
  }
}

/** Reads options and words; throws CommandLineEnd for `--help` and for whatever the command does not take. */
export const parseCommand = <const Of extends Options>(
  command: Command<Of>,
  args: string[],
): Read<Of> => {
  if (args.includes('--help')) throw new CommandLineEnd(helpOf(command), 0);
  const { options, words = 0 } = command;
  const fault = (what: string) => new CommandLineEnd(`${what}\n\n${helpOf(command)}`, 2);
  try {
    const read = parseArgs<Config<Of>>({ args, options, allowPositionals: true });
    const [surplus] = read.positionals.slice(words);
    if (surplus === undefined) return read;
    throw fault(`Not understood: ${surplus}`);
  } catch (error) {
    const read = z.safeParse(parseFault, error);
    if (!read.success) throw error;
    throw fault(read.data.message.split('. ')[0] ?? '');
  }
};

/** How Node refuses an option. */
const parseFault = z.object({
  code: z.string().check(z.startsWith('ERR_PARSE_ARGS')),
  message: z.string(),
});

const helpOf = ({ usage, about, options }: Command): string => {
  const names = Object.entries(options).map(([name, { type }]) =>
    type === 'string' ? `--${name} …` : `--${name}`,
  );
  const width = Math.max(0, ...names.map(({ length }) => length));
  const lines = Object.values(options).map(
    (option, at) => `  ${(names[at] ?? '').padEnd(width)}  ${option.about}${usual(option)}`,
  );
  const typed = usage.includes(' -- ') ? `${usage} [OPTIONS]` : `${usage} [-- OPTIONS]`;
  return [typed, about, ...lines].join('\n');
};

const usual = ({ default: value, multiple }: Option): string => {
  if (multiple === true) return ' (as often as needed)';
  return value === undefined || value === false ? '' : ` (${String(value)} unless given)`;
};

/** The options and words of this process; prints help, or what is wrong, and ends it where there is nothing to do. */
export const readCommand = <const Of extends Options>(command: Command<Of>): Read<Of> =>
  orEnd(() => parseCommand(command, process.argv.slice(2)));

/** What `read` returns; where it throws CommandLineEnd, prints that and ends this process. */
export const orEnd = <Found>(read: () => Found): Found => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CommandLineEnd)) throw error;
    (error.code === 0 ? console.log : console.error)(error.message);
    process.exit(error.code);
  }
};
