import * as z from 'zod/mini';
import { guarded, type ApiAnswer, type Answers } from './stand-in.ts';

export type JotformSubmission = {
  id: string;
  form_id: string;
  created_at: string;
  status: string;
  answers: Record<string, unknown>;
};
type Stand = {
  formId: string;
  token: string;
  maxPage?: number;
  /** What is submitted later is not there yet. */
  now?: () => number;
  /** How long a submission is there before its answers are; milliseconds. */
  answersLagMs?: (id: string) => number;
  /** What stands in the place of its answers until then. */
  early?: unknown;
};

const filterShape = z.object({ 'created_at:gt': z.optional(z.string()) });
/** `created_at` is New York's clock, whatever the account says; here always five hours behind UTC. */
const zoneMs = -5 * 3_600_000;

const forever = Date.parse('9999-01-01');
const timeOf = (at: number): string =>
  new Date(at + zoneMs).toISOString().slice(0, 19).replace('T', ' ');

const yes = (content: unknown): ApiAnswer => ({
  status: 200,
  json: { responseCode: 200, message: 'success', content, 'limit-left': 900 },
});

/** Jotform's API of one form: by offset (a submission may come on two pages), and one by its id. */
export const jotformStandIn = ({
  formId,
  token,
  maxPage = 1000,
  now = () => forever,
  answersLagMs = () => 0,
  early = null,
}: Stand) => {
  const readyAt = new Map<string, number>();
  const asItIs = (one: JotformSubmission) =>
    (readyAt.get(one.id) ?? 0) <= now() ? one : { ...one, answers: early };
  const submissions: JotformSubmission[] = [];
  const byId = new Map<string, JotformSubmission>();
  const answers: Answers = ({ url }) => {
    const id = /^\/submission\/(\d+)$/.exec(url.pathname)?.[1];
    if (id !== undefined) {
      const found = byId.get(id);
      return found ? yes(asItIs(found)) : { status: 404, json: { responseCode: 404, content: '' } };
    }
    if (url.pathname !== `/form/${formId}/submissions`) {
      return { status: 404, json: { responseCode: 404, content: '' } };
    }
    const filter = z.parse(filterShape, JSON.parse(url.searchParams.get('filter') ?? '{}'));
    const since = filter['created_at:gt'] ?? '';
    const until = timeOf(now());
    const shown = submissions.filter(({ created_at: at }) => at > since && at <= until);
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 20), maxPage);
    return yes(shown.slice(offset, offset + limit).map(asItIs));
  };
  return {
    answers: guarded('apikey', token, answers),
    submissions,
    submit: (texts: Record<string, unknown>, { id, at }: { id: string; at: number }) => {
      const submission: JotformSubmission = {
        id,
        form_id: formId,
        created_at: timeOf(at),
        status: 'ACTIVE',
        answers: Object.fromEntries(
          Object.entries(texts).map(([name, answer], i) => [
            String(i + 3),
            { name, type: 'control_textbox', answer },
          ]),
        ),
      };
      submissions.push(submission);
      byId.set(id, submission);
      readyAt.set(id, at + answersLagMs(id));
      return submission;
    },
    /** The fields its webhook posts: enough to be a hint. */
    hint: ({ id }: JotformSubmission): [string, string][] => [
      ['formID', formId],
      ['submissionID', id],
      ['type', 'WEB'],
    ],
  };
};
