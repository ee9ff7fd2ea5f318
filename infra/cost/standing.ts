import * as z from 'zod/mini';

/** What a deployment holds, used or not. */
export type Standing = {
  keys: number;
  secrets: number;
  /** Metrics that alarms watch: one that computes over two costs two. */
  alarmMetrics: number;
  /** Alarms that ring for several. */
  compositeAlarms: number;
  /** Metrics that are not AWS's own. */
  ownMetrics: number;
  webAcls: number;
  webAclRules: number;
  /** CloudFront distributions in front of the API. */
  doors: number;
};

const resourceShape = z.object({ Type: z.string(), Properties: z.optional(z.unknown()) });
const templateShape = z.object({ Resources: z.record(z.string(), resourceShape) });

const metricShape = z.looseObject({
  Namespace: z.optional(z.string()),
  MetricName: z.optional(z.string()),
});
const alarmShape = z.looseObject({
  ...metricShape.shape,
  Dimensions: z.optional(z.unknown()),
  Metrics: z.optional(
    z.array(
      z.looseObject({
        MetricStat: z.optional(
          z.looseObject({
            Metric: z.looseObject({ ...metricShape.shape, Dimensions: z.optional(z.unknown()) }),
          }),
        ),
      }),
    ),
  ),
});
const aclShape = z.looseObject({ Rules: z._default(z.array(z.unknown()), []) });

/** Counts, over all templates of a deployment, what is paid for by the month. */
export const standingOf = (templates: readonly unknown[]): Standing => {
  const resources = templates.flatMap((template) =>
    Object.values(z.parse(templateShape, template).Resources),
  );
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  const watched = ofType('AWS::CloudWatch::Alarm').flatMap(({ Properties }) =>
    metricsOf(z.parse(alarmShape, Properties)),
  );
  const acls = ofType('AWS::WAFv2::WebACL').map(({ Properties }) => z.parse(aclShape, Properties));
  return {
    keys: ofType('AWS::KMS::Key').length,
    secrets: ofType('AWS::SecretsManager::Secret').length,
    alarmMetrics: watched.length,
    compositeAlarms: ofType('AWS::CloudWatch::CompositeAlarm').length,
    ownMetrics: new Set(watched.filter((metric) => !metric.includes('"AWS/')).map(String)).size,
    webAcls: acls.length,
    webAclRules: acls.reduce((sum, { Rules }) => sum + Rules.length, 0),
    doors: ofType('AWS::CloudFront::Distribution').length,
  };
};

const metricsOf = (alarm: z.infer<typeof alarmShape>): string[] => {
  const { Metrics, Namespace, MetricName, Dimensions } = alarm;
  if (!Metrics) return [JSON.stringify({ Namespace, MetricName, Dimensions })];
  return Metrics.flatMap(({ MetricStat }) =>
    MetricStat ? [JSON.stringify(MetricStat.Metric)] : [],
  );
};
