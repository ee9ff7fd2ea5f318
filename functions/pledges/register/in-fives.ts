/** Rounded like all that is shown of people: a number that one person moves would tell of that person. */
export const inFives = (people: number): number => people - (people % 5);
