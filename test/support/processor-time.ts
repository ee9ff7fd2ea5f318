/**
 * Milliseconds of processor time this process spends on some work: what a pattern or a loop costs, however busy the
 * machine is with other things.
 */
export const processorMs = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
