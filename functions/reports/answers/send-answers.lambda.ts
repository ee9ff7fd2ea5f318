import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { regionOfNumber } from '../../../shared/whatsapp.ts';
import { moveAnswer } from './answer-store.ts';
import { sendAnswer, type AnswerMetric } from './send-answer.ts';
import { sendAnswersStream } from './send-answers.stream.ts';
import { sendText } from './send-text.ts';
import { sendAnswersSettings } from './settings.ts';

const settings = readSettings(sendAnswersSettings);
const from = settings.ANSWERING_NUMBER_ARN;
// A lost answer is not asked for again.
const service = new SocialMessagingClient({ region: regionOfNumber(from), maxAttempts: 1 });

export const handler = sendAnswersStream(
  sendAnswer({
    move: moveAnswer(tableClient(), settings.ANSWERS_TABLE),
    key: keyBytes(secretReader(settings.SEAL_SECRET_ARN, now)),
    send: sendText(service, from),
    publicUrl: settings.PUBLIC_URL,
    now,
    count: metricCounter<AnswerMetric>('sendAnswers'),
  }),
);
