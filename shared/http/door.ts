import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** The header by which CloudFront shows that a request came through it. */
export const doorKeyHeader = 'netral-door';
/** The header in which CloudFront says who asks: written at the edge, over whatever was sent. */
export const viewerHeader = 'netral-viewer';

/** What the stage says about the door in front of it (infra/door): its two keys, and the host that people see. */
export const doorVariables = { keyA: 'doorKeyA', keyB: 'doorKeyB', host: 'doorHost' } as const;

type Headers = Record<string, string[]>;
type Arrived = {
  /** Lower-cased names, every value that was sent. */
  headers: Headers;
  stageVariables: Readonly<Record<string, string | undefined>> | null | undefined;
};

/** How a request arrived: its headers without what the door wrote, and who asks, where a door vouched for it. */
export type Arrival = {
  headers: Headers;
  /** The address that CloudFront saw. */
  viewer: string | undefined;
  isThroughDoor: boolean;
};

/**
 * Takes off a request what the door in front of the API wrote on it. Without one of the stage's keys, or at a stage
 * without a door, those headers are anybody's and decide nothing. Through the door the host is the one that people see:
 * the API itself is called by its own name. Never throws.
 */
export const arrivalOf = ({ headers: sent, stageVariables }: Arrived): Arrival => {
  const { [doorKeyHeader]: shown = [], [viewerHeader]: viewers = [], ...headers } = sent;
  const host = stageVariables?.[doorVariables.host];
  const keys = [stageVariables?.[doorVariables.keyA], stageVariables?.[doorVariables.keyB]];
  if (!host || !keys.some((key) => opens(key, shown)))
    return { headers, viewer: undefined, isThroughDoor: false };
  const [viewer = ''] = viewers;
  const isOne = viewers.length === 1 && isIP(viewer) !== 0;
  return {
    headers: { ...headers, host: [host] },
    viewer: isOne ? viewer : undefined,
    isThroughDoor: true,
  };
};

/** A key as the template makes it: 64 hex digits. One that is missing or not yet made opens nothing. */
const opens = (key: string | undefined, [shown = '', ...others]: string[]): boolean =>
  key !== undefined &&
  /^[0-9a-f]{64}$/.test(key) &&
  others.length === 0 &&
  shown.length === key.length &&
  timingSafeEqual(Buffer.from(shown.replace(/[^0-9a-f]/g, '-')), Buffer.from(key));
