import type { PageFrame } from '../../../shared/page/frame.ts';

/**
 * Where a case opens: for whoever came by a link, which is no sign-in, by way of the entrance. That asks them to sign in
 * where they have not, and leads to this case.
 */
export const caseAddress = (
  { base, person }: Pick<PageFrame, 'base' | 'person'>,
  caseKey: string,
): string => (person ? `${base}/v1/cases/${caseKey}` : `${base}/siaga?case=${caseKey}`);
