import { tellNation } from '../../../functions/tell-nation.ts';

/** How the nation is told without a topic, and how many bytes what it is told has. */
export const tellingTo = (campaign: string, now: () => number) => {
  let bytes = 0;
  const tell = tellNation({
    ...{ deployment: 'nasional', campaign, now },
    seed: () => Promise.resolve('1'.repeat(64)),
    publish: (event) => {
      bytes = Buffer.byteLength(JSON.stringify(event));
      return Promise.resolve();
    },
  });
  const told = async (work: () => Promise<unknown>): Promise<{ bytes: number }> => {
    await work();
    return { bytes };
  };
  return { tell, told };
};
