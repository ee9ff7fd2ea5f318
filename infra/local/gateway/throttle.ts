import type { ApiMethod, MethodSetting } from './api-model.ts';

/** Whether a request to this method may pass now. */
export type Throttle = (method: ApiMethod) => boolean;

type Bucket = { ratePerSecond: number; burst: number; tokens: number; at: number };

/** A token bucket for each of the stage's method settings; the most specific setting counts. */
export const stageThrottle = (settings: readonly MethodSetting[], now: () => number): Throttle => {
  const limited = settings
    .filter(({ ThrottlingRateLimit }) => ThrottlingRateLimit !== undefined)
    .map((setting) => ({ ...scopeOf(setting), bucket: fullBucket(setting, now()) }))
    .sort((one, other) => other.weight - one.weight);
  const chosen = new Map<ApiMethod, Bucket | undefined>();
  const bucketOf = (method: ApiMethod): Bucket | undefined => {
    if (!chosen.has(method)) {
      chosen.set(method, limited.find(({ holds }) => holds(method))?.bucket);
    }
    return chosen.get(method);
  };
  return (method) => {
    const bucket = bucketOf(method);
    return bucket === undefined || take(bucket, now());
  };
};

const fullBucket = (setting: MethodSetting, at: number): Bucket => {
  const ratePerSecond = setting.ThrottlingRateLimit ?? 0;
  const burst = setting.ThrottlingBurstLimit ?? ratePerSecond;
  return { ratePerSecond, burst, tokens: burst, at };
};

const take = (bucket: Bucket, at: number): boolean => {
  const gained = (Math.max(0, at - bucket.at) / 1000) * bucket.ratePerSecond;
  bucket.tokens = Math.min(bucket.burst, bucket.tokens + gained);
  bucket.at = at;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
};

/** CloudFormation writes `/*` for every path, and `/~1v1~1pledges` for /v1/pledges. */
const scopeOf = ({ ResourcePath = '/*', HttpMethod = '*' }: MethodSetting) => {
  const path = ResourcePath === '/*' ? undefined : ResourcePath.slice(1).replaceAll('~1', '/');
  const verb = HttpMethod === '*' ? undefined : HttpMethod;
  return {
    weight: (path === undefined ? 0 : 2) + (verb === undefined ? 0 : 1),
    holds: ({ resourcePath, httpMethod }: ApiMethod): boolean =>
      (path === undefined || path === resourcePath) && (verb === undefined || verb === httpMethod),
  };
};
