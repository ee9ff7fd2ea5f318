/** The folder name of an entry: `pledges/submit-pledge` is in `pledges-submit-pledge`. */
export const bundleName = (entry: string): string => entry.replaceAll('/', '-');
