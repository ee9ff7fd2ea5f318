import * as z from 'zod/mini';

/** Reads a function's settings from its environment; throws, naming the variable, before the first event is taken. */
export const readSettings = <Shape extends z.ZodMiniObject>(
  shape: Shape,
  environment: Record<string, string | undefined> = process.env,
): z.infer<Shape> => {
  const parsed = z.safeParse(shape, environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`Missing or malformed settings: ${names}`);
};

/** A setting that must be there and say something. */
export const setting = z.string().check(z.minLength(1));

/** A setting that is a whole number, not negative. */
export const wholeNumber = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/)),
  z.transform((text) => Number(text)),
);

/**
 * What a function finds beside its own settings: its name, where a follower of a table sets records aside, the table of
 * what was decided without a release (of those that work by the campaign), and the namespace of its deployment's metrics:
 * an account may hold many deployments.
 */
export const surroundings = (environment: Record<string, string | undefined> = process.env) => ({
  functionName: environment['AWS_LAMBDA_FUNCTION_NAME'] ?? 'unnamed',
  setAsideQueueUrl: environment['SET_ASIDE_QUEUE_URL'],
  decreedTable: environment['DECREED_TABLE'],
  metricsNamespace: environment['POWERTOOLS_METRICS_NAMESPACE'] ?? 'Netral',
});

/**
 * What Lambda gives a function to call a service with: keys, region, the address of the service, and the header by which
 * the trace of this call goes on, read at each. Throws, naming what is missing, before the first call.
 */
export const serviceSurroundings = (
  { service, endpointName }: { service: string; endpointName: string },
  environment: Record<string, string | undefined> = process.env,
) => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = readSettings(
    z.object({ AWS_ACCESS_KEY_ID: setting, AWS_SECRET_ACCESS_KEY: setting, AWS_REGION: setting }),
    environment,
  );
  return {
    keys: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: environment['AWS_SESSION_TOKEN'],
    },
    region: AWS_REGION,
    endpoint:
      environment[`AWS_ENDPOINT_URL_${endpointName}`] ??
      environment['AWS_ENDPOINT_URL'] ??
      `https://${service}.${AWS_REGION}.amazonaws.com`,
    trace: (): Record<string, string> => {
      const trace = environment['_X_AMZN_TRACE_ID'];
      return trace === undefined ? {} : { 'x-amzn-trace-id': trace };
    },
  };
};
