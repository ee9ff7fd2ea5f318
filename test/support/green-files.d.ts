/** The hash of each file's bytes, by its path, and the version of Node. */
type Files = Record<string, string>;

export const filesNow: () => Files | undefined;
export const changedCode: (
  green: Files | undefined,
  now: Files | undefined,
) => string[] | undefined;
export const readsFiles: (text: string) => boolean;
export const allPassed: (
  passed: readonly string[],
  files: Readonly<Record<string, string>>,
) => boolean;
