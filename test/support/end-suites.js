/** Ends the suites that were lent, and the office with them; throws when one of their functions lacked a right. */
export default async function endSuites() {
  const answer = await fetch(`${process.env.SUITE_OFFICE}/end`, { method: 'POST' });
  const refusals = await answer.json();
  if (refusals.length > 0)
    throw new Error(`The templates lack rights that were used:\n${refusals.join('\n')}`);
}
