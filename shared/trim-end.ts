/**
 * A text without the characters at its end that are to go. One look at each: a pattern such as `/x+$/` looks at a run of
 * them that is not at the end once for each of its characters.
 */
export const trimEnd = (text: string, goes: RegExp): string => {
  let end = text.length;
  while (end > 0 && goes.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};
