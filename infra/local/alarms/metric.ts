/** What a metric is known by. */
export type MetricName = {
  namespace: string;
  name: string;
  dimensions: Readonly<Record<string, string>>;
};

export const statistics = ['Sum', 'Maximum', 'Minimum', 'Average', 'SampleCount'] as const;
export type Statistic = (typeof statistics)[number];

/** The same text for the same metric, whatever the order of its dimensions. */
export const keyOf = ({ namespace, name, dimensions }: MetricName): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);

/** What services say of themselves here; CloudWatch has more. */
const measured: Readonly<Record<string, readonly string[]>> = {
  'AWS/Lambda': ['Errors', 'Invocations', 'IteratorAge'],
  'AWS/SQS': ['ApproximateNumberOfMessagesVisible'],
  'AWS/ApiGateway': ['5XXError'],
};

/** Whether anything on this machine measures it: a service that is played, or a function by its log (EMF). */
export const isMeasured = ({ namespace, name }: MetricName): boolean =>
  !namespace.startsWith('AWS/') || (measured[namespace]?.includes(name) ?? false);
