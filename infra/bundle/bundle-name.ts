/** The folder name of an entry: `pledges/pledging/submit-pledge` is in `pledges-pledging-submit-pledge`. */
export const bundleName = (entry: string): string => entry.replaceAll('/', '-');
