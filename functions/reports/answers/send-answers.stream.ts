import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { answerShape, type Answer } from './answer.ts';

/** Sends each new answer. */
export const sendAnswersStream = (work: (answer: Answer) => Promise<unknown>) =>
  streamHandler('sendAnswers', async ({ kind, after }) => {
    if (kind === 'INSERT') await work(z.parse(answerShape, after));
  });
