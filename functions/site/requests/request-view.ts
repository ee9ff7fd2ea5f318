import type { DataRequest, ProposedRefusal } from './data-request.ts';
import type { FollowedRequest, ListedRequest } from './request-forms.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** A request for whoever has its code: the answer, and not who gave it. */
export const followed = (request: DataRequest): FollowedRequest => {
  const { region, about, wish, text, receivedAt, dueAt, answer } = request;
  return {
    region,
    about,
    wish,
    text,
    receivedAt: iso(receivedAt),
    dueAt: iso(dueAt),
    answer: answer ? { outcome: answer.outcome, text: answer.text, at: iso(answer.at) } : null,
  };
};

/** A request for those who answer; `at` in milliseconds. */
export const listedAs = (request: DataRequest, at: number): ListedRequest => ({
  ...followed(request),
  requestKey: request.requestKey,
  isOverdue: request.dueAt < (request.answer?.at ?? at),
  answeredBy: request.answer?.by ?? null,
  answeredByName: request.answer?.byName ?? null,
  proof: request.answer?.proof ?? null,
  refusal: request.refusal
    ? { ...onlyText(request.refusal), proposedAt: String(request.refusal.at) }
    : null,
  declined: request.declined
    ? {
        text: request.declined.refusal.text,
        proposedBy: request.declined.refusal.by,
        proposedByName: request.declined.refusal.byName ?? null,
        by: request.declined.by,
        byName: request.declined.byName ?? null,
      }
    : null,
});

const onlyText = ({ text, proof, by, byName }: ProposedRefusal) => ({
  ...{ text, proof, by, byName: byName ?? null },
});
