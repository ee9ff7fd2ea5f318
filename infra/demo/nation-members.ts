/** The seed of a demo member's key: in everybody's sight, so worth nothing outside the demo. */
export const demoMemberSeed = (deployment: string): string =>
  Buffer.from(`netral demo ${deployment}`).toString('hex').padEnd(64, '0').slice(0, 64);
