import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { sendAnswersSettings } from '../../functions/reports/answers/settings.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import { granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret } from '../parts/secret.ts';
import { followStream } from '../parts/triggers.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; deliveries: HouseSecret };

/** Answers whoever sent a lead by WhatsApp; nothing, where the deployment has no number for it. */
export class Answers extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const { whatsapp } = needs.house.deployment;
    if (whatsapp) this.#send(needs, whatsapp.numberArn);
  }

  #send({ house, tables, deliveries }: Needs, numberArn: string): void {
    const statement = new PolicyStatement({
      actions: ['social-messaging:SendWhatsAppMessage'],
      resources: [numberArn],
    });
    const fn = new HouseFunction(this, 'SendAnswers', {
      house,
      entry: 'reports/answers/send-answers',
      settings: sendAnswersSettings,
      environment: {
        ANSWERS_TABLE: tables.answers.only('dynamodb:UpdateItem'),
        SEAL_SECRET_ARN: deliveries.read(),
        ANSWERING_NUMBER_ARN: granted(numberArn, statement),
        PUBLIC_URL: house.publicUrl,
      },
      timeout: 60,
      errorImpact:
        'Whoever sent a lead by WhatsApp gets no code and no link: officers complete it without them.',
    });
    followStream(this, 'AnswersStream', {
      fn,
      table: tables.answers,
      batchSize: 10,
      windowSeconds: 0,
      bisect: true,
      eventNames: ['INSERT'],
    });
    raiseAlarm(this, 'AnswersUnsure', {
      house,
      metric: ourMetric('sendAnswers', 'AnswersUnsure'),
      above: 4,
      errorImpact:
        'Answers to leads end without anybody knowing whether they arrived; none is sent twice.',
      runbook: 'answers-to-leads-do-not-go-out',
    });
  }
}
