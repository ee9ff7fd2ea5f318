/** A number above zero given as an option; throws, naming the option, for anything else. */
export const numberOption = (option: string, text: string): number => {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new Error(`--${option} takes a number above zero, not '${text}'`);
};

/** A whole number of at least one given as an option; throws, naming the option, for anything else. */
export const countOption = (option: string, text: string): number => {
  const count = numberOption(option, text);
  if (Number.isInteger(count)) return count;
  throw new Error(`--${option} takes a whole number, not '${text}'`);
};
