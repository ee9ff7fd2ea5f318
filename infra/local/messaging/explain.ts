import type * as z from 'zod/mini';

/** The first thing wrong with what was asked, naming its place. */
export const explain = ({ issues: [issue] }: z.core.$ZodError): string => {
  const place = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => (place ? `${place}.${key}` : key)).join(', ')} is not supported by the local host`;
  return place === '' ? (issue?.message ?? '') : `${place}: ${issue?.message ?? ''}`;
};
