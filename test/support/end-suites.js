/** Ends the suites that were lent, and the office with them. */
export default async function endSuites() {
  await fetch(`${process.env.SUITE_OFFICE}/end`, { method: 'POST' });
}
