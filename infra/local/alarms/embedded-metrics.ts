import * as z from 'zod/mini';
import type { MetricName } from './metric.ts';

/** As the specification of the embedded metric format has it (CloudWatch User Guide). */
const embedded = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z._default(z.array(z.array(z.string())), [[]]),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});
const values = z.union([z.number(), z.array(z.number())]);

export type Measured = MetricName & { value: number };

/** The metrics that a line of a function's log holds; none for any other line. */
export const embeddedMetrics = (line: string): Measured[] => {
  if (!line.includes('"_aws"')) return [];
  const read = z.safeParse(embedded, parse(line));
  if (!read.success) return [];
  const { _aws, ...root } = read.data;
  return _aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const dimensions = Object.fromEntries(names.map((name) => [name, String(root[name])]));
      return Metrics.flatMap(({ Name: name }) =>
        valuesOf(root[name]).map((value) => ({ namespace, name, dimensions, value })),
      );
    }),
  );
};

const valuesOf = (value: unknown): number[] => {
  const read = z.safeParse(values, value);
  return read.success ? [read.data].flat() : [];
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
