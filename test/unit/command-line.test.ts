import { describe, expect, it } from '@jest/globals';
import { CommandLineEnd, parseCommand } from '../../infra/command-line.ts';

const command = {
  usage: 'npm run count -- PLACE',
  about: 'Counts a place.',
  words: 1,
  options: {
    times: { type: 'string', default: '3', about: 'how often' },
    of: { type: 'string', multiple: true, about: 'what is counted' },
    quiet: { type: 'boolean', default: false, about: 'prints the sum only' },
  },
} as const;

const endOf = (...args: string[]): CommandLineEnd => {
  try {
    parseCommand(command, args);
  } catch (error) {
    if (error instanceof CommandLineEnd) return error;
    throw error;
  }
  throw new Error('It was read');
};

describe('a command', () => {
  it('is read with its words, options and what they are unless given', () => {
    const { values, positionals } = parseCommand(command, ['18.09', '--of', 'a', '--of=b']);
    expect(values).toEqual({ times: '3', of: ['a', 'b'], quiet: false });
    expect(positionals).toEqual(['18.09']);
  });

  it('says what it does and takes, where help is asked for, whatever else stands there', () => {
    const { code, message } = endOf('--help', '--nonsense');
    expect(code).toBe(0);
    expect(message.split('\n')).toEqual([
      'npm run count -- PLACE [OPTIONS]',
      'Counts a place.',
      '  --times …  how often (3 unless given)',
      '  --of …     what is counted (as often as needed)',
      '  --quiet    prints the sum only',
    ]);
  });

  it.each([
    [['--tiems', '4'], "Unknown option '--tiems'"],
    [['--times'], "Option '--times <value>' argument missing"],
    [['--quiet=yes'], "Option '--quiet' does not take an argument"],
    [['18.09', '35.75'], 'Not understood: 35.75'],
  ])('names what it does not take, and says what it does: %j', (args, first) => {
    const { code, message } = endOf(...args);
    expect(code).toBe(2);
    expect(message.split('\n')[0]).toBe(first);
    expect(message).toContain('npm run count -- PLACE');
  });
});
