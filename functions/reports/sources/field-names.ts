/** The most characters of a field's name: forms whose names are whole questions stay below it. */
const longestName = 200;

/** Stands where a name may not be shown; no path of a mapping finds it. */
export const hiddenName = '***';

/**
 * What may be an answer where a name should stand: a body sent as another type makes one name of its whole text;
 * some forms use a number or an address of a person as a name.
 */
const likeAnAnswer = [
  /[{}\p{C}\p{Zl}\p{Zp}]/u,
  /:\/\//,
  // A phone, NIK or NIP, however it is spaced.
  /\d([\s().+-]*\d){8,}/,
];

/** A mailbox: something, @, something, a dot, something, without white space. */
const isMailbox = (word: string): boolean => {
  const at = word.indexOf('@', 1);
  return at > 0 && word.lastIndexOf('.', word.length - 2) >= at + 2;
};

/** The name of a field as its form's maker wrote it; hidden where it may be what somebody answered. */
export const fieldName = (name: string): string =>
  name === '' ||
  name.length > longestName ||
  likeAnAnswer.some((like) => like.test(name)) ||
  name.split(/\s/).some(isMailbox)
    ? hiddenName
    : name;
