import { guarded, type Answers } from './stand-in.ts';

export type TypeformResponse = Record<string, unknown> & { token: string; submitted_at: string };
type Stand = {
  formId: string;
  token: string;
  /** What is younger is not shown yet. */
  lagMs?: number;
  now?: () => number;
};

const forever = Date.parse('9999-01-01');
const momentOf = (at: number): string => new Date(at).toISOString().slice(0, 19) + 'Z';

/** Typeform's Responses API of one form: newest first, `before` a token, the youngest not shown yet. */
export const typeformStandIn = ({ formId, token, lagMs = 0, now = () => Infinity }: Stand) => {
  const responses: TypeformResponse[] = [];
  let sorted: TypeformResponse[] = [];
  const answers: Answers = ({ url }) => {
    if (url.pathname !== `/forms/${formId}/responses`) {
      return { status: 404, json: { code: 'FORM_NOT_FOUND' } };
    }
    const ids = url.searchParams.get('included_response_ids')?.split(',');
    const before = url.searchParams.get('before');
    if (sorted.length !== responses.length) {
      sorted = [...responses].sort((one, other) =>
        one.submitted_at < other.submitted_at ? 1 : -1,
      );
    }
    const until = momentOf(Math.min(now() - lagMs, forever));
    const shown = sorted.filter(({ submitted_at: at }) => at <= until);
    const from = before === null ? 0 : shown.findIndex((one) => one.token === before) + 1;
    if (before !== null && from === 0) return { status: 400, json: { code: 'VALIDATION_ERROR' } };
    const size = Math.min(Number(url.searchParams.get('page_size') ?? 25), 1000);
    const items = ids
      ? shown.filter((one) => ids.includes(one.token))
      : shown.slice(from, from + size);
    return { status: 200, json: { total_items: shown.length, page_count: 1, items } };
  };
  return {
    answers: guarded('authorization', `Bearer ${token}`, answers),
    responses,
    submit: (texts: Record<string, string>, { id, at }: { id: string; at: number }) => {
      const moment = momentOf(at);
      const response: TypeformResponse = {
        landing_id: id,
        token: id,
        response_id: id,
        landed_at: moment,
        submitted_at: moment,
        hidden: {},
        answers: Object.entries(texts).map(([ref, text]) => ({
          type: 'text',
          text,
          field: { id: `f${ref}`, ref, type: 'short_text' },
        })),
      };
      responses.push(response);
      return response;
    },
    /** What its webhook sends of a response. */
    delivery: (response: TypeformResponse) => ({
      event_id: `ev${response.token}`,
      event_type: 'form_response',
      form_response: { form_id: formId, ...response, definition: { id: formId, title: 'Lapor' } },
    }),
  };
};
