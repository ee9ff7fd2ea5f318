import type { Now } from '../../../shared/clock.ts';
import { openAnswer, type Answer, type AnswerEnd } from './answer.ts';
import type { MoveAnswer } from './answer-store.ts';
import type { SendText } from './send-text.ts';
import { answerText } from './words.ts';

export type AnswerMetric = 'AnswersSent' | 'AnswersRefused' | 'AnswersUnsure' | 'AnswersLate';

type Needs = {
  move: MoveAnswer;
  key: () => Promise<Uint8Array>;
  send: SendText;
  publicUrl: string;
  now: Now;
  count: (metric: AnswerMetric) => void;
};

const metricOf: Record<AnswerEnd, AnswerMetric> = {
  sent: 'AnswersSent',
  refused: 'AnswersRefused',
  unsure: 'AnswersUnsure',
  late: 'AnswersLate',
};

/**
 * Sends an answer at most once, however often its row is told: it is claimed before it is handed over, and one that
 * was claimed and has no end was perhaps taken, so it ends as 'unsure'. What was surely not taken is thrown, to be tried
 * again until its time is over.
 */
export const sendAnswer =
  (needs: Needs) =>
  async (answer: Answer): Promise<AnswerEnd | 'ended-before'> => {
    const { reportKey, sealed, until } = answer;
    if (sealed === undefined) return 'ended-before';
    if (until <= needs.now()) return end(needs, reportKey, { from: 'to-send', to: 'late' });
    const claimed = await needs.move(reportKey, { from: 'to-send', to: 'sending' });
    if (claimed !== 'moved') return end(needs, reportKey, { from: 'sending', to: 'unsure' });
    const carried = await openAnswer(needs.key, { reportKey, sealed });
    const link = needs.publicUrl + carried.path;
    const outcome = await needs.send(carried.to, answerText({ ...carried, link }));
    if (outcome === 'not-taken') {
      await needs.move(reportKey, { from: 'sending', to: 'to-send' });
      throw new Error('An answer was not taken, and is tried again');
    }
    return end(needs, reportKey, { from: 'sending', to: outcome });
  };

type End = { from: Answer['state']; to: AnswerEnd };

const end = async (
  { move, count }: Needs,
  reportKey: string,
  { from, to }: End,
): Promise<AnswerEnd | 'ended-before'> => {
  if ((await move(reportKey, { from, to })) !== 'moved') return 'ended-before';
  count(metricOf[to]);
  return to;
};
