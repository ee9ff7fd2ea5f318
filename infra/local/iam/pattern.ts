/** What an IAM pattern matches: `*` is any characters, `?` one. */
export const matcherOf = (pattern: string): ((value: string) => boolean) => {
  if (pattern === '*') return () => true;
  if (!/[*?]/.test(pattern)) return (value) => value === pattern;
  const expression = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replaceAll('?', '.')}$`,
    's',
  );
  return (value) => expression.test(value);
};
