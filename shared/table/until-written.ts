/** How often a change is tried. */
const mostTries = 8;

/**
 * Repeats a change (read, decide, write upon what was read) while others change the item in between, and returns its
 * outcome: 'changed-meanwhile' when others were first each time.
 */
export const untilWritten = async <Outcome>(
  change: () => Promise<Outcome | 'changed-meanwhile'>,
  tries: number = mostTries,
): Promise<Outcome | 'changed-meanwhile'> => {
  for (let left = tries; left > 0; left -= 1) {
    const outcome = await change();
    if (outcome !== 'changed-meanwhile') return outcome;
  }
  return 'changed-meanwhile';
};
