/** What a function looks after before each call; undefined where there is nothing to wait for. It never throws. */
export type BeforeCall = () => Promise<void> | undefined;

const before: BeforeCall[] = [];

/** Has something looked after before each call of this function, whatever triggers it. */
export const beforeEachCall = (look: BeforeCall): void => {
  before.push(look);
};

/** Begins a call: undefined where nothing has to be waited for, as in nearly every one. */
export const callBegins = (): Promise<unknown> | undefined => {
  const waits = before.flatMap((look) => look() ?? []);
  return waits.length > 0 ? Promise.all(waits) : undefined;
};
