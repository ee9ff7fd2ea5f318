import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import { overdueSettings, requestsSettings } from '../functions/site/requests/settings.ts';
import { dataRequestsTable, requestSendersTable } from '../functions/site/requests/tables.ts';
import { sessionsSettings } from '../functions/site/sessions/settings.ts';
import { sessionEndingsTable } from '../functions/site/sessions/tables.ts';
import { endedSessionsTable } from '../functions/site/sign-in/tables.ts';
import { authoriseSettings, signInSettings } from '../functions/site/settings.ts';
import { ourMetric, raiseAlarm } from './parts/alarm.ts';
import { HouseFunction } from './parts/function.ts';
import type { House } from './parts/house.ts';
import { HouseTable } from './parts/table.ts';
import { HouseSecret, type SecretInUse } from './parts/secret.ts';
import { DeadLetters } from './parts/queue.ts';
import type { TopicInUse } from './parts/topic.ts';
import type { Issuer } from './sign-in.ts';
import { Accounts } from './site/accounts.ts';

type SessionTables = { ended: HouseTable; endings: HouseTable };
type Needs = { house: House; issuer: Issuer; account: SecretInUse; events: TopicInUse };

/** What belongs to no capability: the site's own pages, signing in, and saying no to unknown routes. */
export class Site extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const { house, issuer } = needs;
    const ended = new HouseTable(this, 'EndedSessions', { house, table: endedSessionsTable });
    const endings = new HouseTable(this, 'SessionEndings', { house, table: sessionEndingsTable });
    const accounts = new Accounts(this, 'Accounts', needs);
    this.entries = {
      ...this.#pages(house),
      ...this.#signIn(house, issuer, ended),
      ...this.#doorkeepers(needs, { ended, endings }, accounts.seenByAuthoriser()),
      ...accounts.entries,
      ...this.#sessions(house, endings),
      ...this.#requests(house),
    };
  }

  #doorkeepers(
    { house, issuer }: Needs,
    { ended, endings }: SessionTables,
    accounts: ReturnType<Accounts['seenByAuthoriser']>,
  ) {
    return {
      'site/authorise': new HouseFunction(this, 'Authorise', {
        house,
        entry: 'site/authorise',
        settings: authoriseSettings,
        environment: {
          ISSUER_URL: issuer.url,
          CLIENT_ID: issuer.clientId,
          SIGN_OUT_ORIGIN: issuer.signOutOrigin,
          ENDED_SESSIONS_TABLE: ended.only('dynamodb:GetItem'),
          SESSION_ENDINGS_TABLE: endings.only('dynamodb:Query'),
          ...accounts,
        },
        errorImpact: 'Nobody who is signed in can do anything.',
      }),
      'site/refuse-route': new HouseFunction(this, 'RefuseRoute', {
        house,
        entry: 'site/refuse-route',
        settings: z.object({}),
        environment: {},
        memoryMb: 512,
        errorImpact: 'Callers of unknown addresses get a fault instead of a clear no.',
      }),
    };
  }

  /** What a withdrawn role still had open. */
  #sessions(house: House, endings: HouseTable) {
    return {
      'site/sessions/sessions': new HouseFunction(this, 'Sessions', {
        house,
        entry: 'site/sessions/sessions',
        settings: sessionsSettings,
        environment: {
          SESSION_ENDINGS_TABLE: endings.only('dynamodb:PutItem', 'dynamodb:Query'),
        },
        memoryMb: 512,
        errorImpact: 'Whoever had a role withdrawn keeps it until their token expires.',
      }),
    };
  }

  #pages(house: House) {
    return {
      'site/site-pages': new HouseFunction(this, 'SitePages', {
        house,
        entry: 'site/site-pages',
        settings: z.object({}),
        environment: {},
        errorImpact: 'The home page, the stylesheet and the API description are gone.',
      }),
    };
  }

  /** Rights of data subjects: the requests, and the clock of their answers. */
  #requests(house: House) {
    const table = new HouseTable(this, 'DataRequests', { house, table: dataRequestsTable });
    const senders = new HouseTable(this, 'RequestSenders', { house, table: requestSendersTable });
    const mark = new HouseSecret(this, 'RequestSenderMark', {
      house,
      description: 'Keys the marks by which senders of requests about personal data are counted',
      rotation: 'anew',
      whyNotRotated:
        'Marks change every day and are gone after 26 hours: a rotation would only count the day anew.',
    });
    this.#clockOfRequests(house, table);
    return {
      'site/requests/requests': new HouseFunction(this, 'Requests', {
        house,
        entry: 'site/requests/requests',
        settings: requestsSettings,
        environment: {
          DATA_REQUESTS_TABLE: table.only('dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'),
          REQUEST_SENDERS_TABLE: senders.only('dynamodb:UpdateItem'),
          SENDER_SECRET_ARN: mark.read(),
        },
        memoryMb: 512,
        errorImpact: 'Nobody can request or be given an answer about their personal data.',
      }),
    };
  }

  #clockOfRequests(house: House, table: HouseTable): void {
    const errorImpact = 'Answers to requests about personal data become due and nobody is told.';
    const deadLetters = new DeadLetters(this, 'OverdueDeadLetters', { house, errorImpact });
    const clock = new HouseFunction(this, 'OverdueRequests', {
      house,
      entry: 'site/requests/overdue-requests',
      settings: overdueSettings,
      environment: { DATA_REQUESTS_TABLE: table.only('dynamodb:Query') },
      memoryMb: 512,
      timeout: 60,
      deadLetters,
      statements: deadLetters.receive(),
      errorImpact,
    });
    new Rule(this, 'OverdueRequestsRule', {
      description: 'Requests about personal data whose answer is due are looked for',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(clock.live, { deadLetterQueue: deadLetters })],
    });
    raiseAlarm(this, 'LateDataRequests', {
      house,
      metric: ourMetric('overdueRequests', 'LateDataRequests'),
      above: 0,
      errorImpact:
        'Somebody has waited for two days for an answer about their personal data; the law gives three.',
      runbook: 'requests-about-personal-data',
    });
  }

  #signIn(house: House, issuer: Issuer, ended: HouseTable) {
    const state = new HouseSecret(this, 'SignInState', {
      house,
      description: 'Seals the state of a sign-in on its way to the issuer and back',
      rotation: 'anew',
      whyNotRotated:
        'A sign-in under way is opened with this key within minutes: a timed rotation would break those sign-ins and gains nothing, since nothing older is sealed with it. Rotation is a runbook step.',
    });
    return {
      'site/sign-in': new HouseFunction(this, 'SignIn', {
        house,
        entry: 'site/sign-in',
        settings: signInSettings,
        environment: {
          ISSUER_URL: issuer.url,
          CLIENT_ID: issuer.clientId,
          PUBLIC_URL: house.publicUrl,
          STATE_SECRET_ARN: state.read(),
          ENDED_SESSIONS_TABLE: ended.only('dynamodb:PutItem'),
        },
        errorImpact: 'Officers and admins cannot sign in.',
      }),
    };
  }
}
