import * as z from 'zod/mini';
import { guarded, type Answers } from './stand-in.ts';

export type KoboSubmission = Record<string, unknown> & {
  _id: number;
  _uuid: string;
  _submission_time: string;
};
type Stand = {
  assetUid: string;
  token: string;
  /** The most a page may have; smaller than the real 1,000, so that tests have pages. */
  maxPage?: number;
  /** What is submitted later is not there yet. */
  now?: () => number;
};

type Submitting = {
  uuid: string;
  at: number;
  /** Whether this server is new enough to keep a root id through all edits. */
  hasRoot?: boolean;
};

const queryShape = z.object({
  _submission_time: z.optional(z.object({ $gte: z.string() })),
  _id: z.optional(z.object({ $gt: z.number() })),
  $or: z.optional(z.array(z.record(z.string(), z.string()))),
});

/** KoboToolbox's data API of one form: pages in the order of `_id`, a Mongo-like query, edits with a new `_uuid`. */
export const koboStandIn = ({ assetUid, token, maxPage = 1000, now = () => forever }: Stand) => {
  const submissions: KoboSubmission[] = [];
  const places = new Map<string, number>();
  const root = `/api/v2/assets/${assetUid}/data/`;
  const matching = ({ searchParams }: URL): KoboSubmission[] => {
    const query = z.parse(queryShape, JSON.parse(searchParams.get('query') ?? '{}'));
    const since = query._submission_time?.$gte ?? '';
    const after = query._id?.$gt ?? -1;
    const until = timeOf(now());
    return submissions
      .filter((one) => one._id > after && one._submission_time >= since)
      .filter((one) => one._submission_time <= until)
      .filter((one) => query.$or?.some((any) => hasAll(one, any)) ?? true);
  };
  const answers: Answers = ({ url }) => {
    if (url.pathname !== root) return { status: 404, json: { detail: 'Not found.' } };
    const found = matching(url);
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 100), maxPage);
    const results = found.slice(0, limit);
    const next = found.length > limit ? `http://elsewhere.test${root}?start=${limit}` : null;
    return { status: 200, json: { count: found.length, next, previous: null, results } };
  };
  return {
    answers: guarded('authorization', `Token ${token}`, answers),
    submissions,
    /** Takes a submission as the form server would. */
    submit: (fields: Record<string, unknown>, { uuid, at, hasRoot = true }: Submitting) => {
      const submission: KoboSubmission = {
        _id: submissions.length + 1,
        _uuid: uuid,
        'meta/instanceID': `uuid:${uuid}`,
        ...(hasRoot && { 'meta/rootUuid': `uuid:${uuid}` }),
        _xform_id_string: assetUid,
        _submission_time: timeOf(at),
        ...fields,
      };
      places.set(uuid, submissions.length);
      submissions.push(submission);
      return submission;
    },
    /** A submission as it is now. */
    latest: (uuid: string) => submissions[places.get(uuid) ?? -1],
    /** Somebody mends a submission in the web interface. */
    edit: (uuid: string, fields: Record<string, unknown>) => {
      const at = places.get(uuid) ?? -1;
      const before = submissions[at];
      if (!before) throw new Error(`No submission ${uuid}`);
      const now = `${before._uuid}-e`;
      submissions[at] = {
        ...before,
        ...fields,
        _uuid: now,
        'meta/instanceID': `uuid:${now}`,
        'meta/deprecatedID': before['meta/instanceID'],
      };
      return submissions[at];
    },
  };
};

const forever = Date.parse('9999-01-01');
const timeOf = (at: number): string => new Date(at).toISOString().slice(0, 19);

const hasAll = (one: Record<string, unknown>, any: Record<string, string>): boolean =>
  Object.entries(any).every(([name, value]) => one[name] === value);
