import { isUnchanged, removeStamp, writeStamp } from '../bundle/source-stamp.ts';

type Needs = {
  /** What is synthesized into: it keeps the stamp. */
  folder: string;
  /** Of every source as it is now. */
  stamp: string;
  /** Synthesizes and checks; the exit code. */
  synthesize: () => number;
};

/** Synthesizes unless that ended well with these very sources; returns the exit code. */
export const onceForSources = ({ folder, stamp, synthesize }: Needs): number => {
  if (isUnchanged(folder, stamp)) {
    console.info('Synthesized and checked before, with these very sources.');
    return 0;
  }
  removeStamp(folder);
  const code = synthesize();
  if (code === 0) writeStamp(folder, stamp);
  return code;
};
