import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  accountsSettings,
  releaseAccountSettings,
} from '../../functions/site/accounts/settings.ts';
import {
  accountSightingsTable,
  officerAccountsTable,
} from '../../functions/site/accounts/tables.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { HouseQueue } from '../parts/queue.ts';
import type { SecretInUse } from '../parts/secret.ts';
import { feed } from '../parts/subscription.ts';
import { HouseTable } from '../parts/table.ts';
import type { TopicInUse } from '../parts/topic.ts';
import { drainQueue } from '../parts/triggers.ts';

type Needs = { house: House; account: SecretInUse; events: TopicInUse };

const stays = 'An account that two people released still signs in as its officer.';

/** Which account signs in as which officer: bound by a link to the registered phone, released as the register says. */
export class Accounts extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;
  readonly #accounts: HouseTable;
  readonly #sightings: HouseTable;
  readonly #secret: SecretInUse;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const { house } = needs;
    this.#secret = needs.account;
    this.#accounts = new HouseTable(this, 'OfficerAccounts', {
      house,
      table: officerAccountsTable,
    });
    this.#sightings = new HouseTable(this, 'AccountSightings', {
      house,
      table: accountSightingsTable,
    });
    this.entries = this.#desk(house);
    this.#release(needs);
    raiseAlarm(this, 'AccountClashes', {
      house,
      metric: ourMetric('authorise', 'AccountClashes'),
      above: 0,
      errorImpact:
        'Somebody signs in as an officer who is bound to another account: they see nothing, and may be an impostor.',
      runbook: 'somebody-signs-in-as-another-officer',
    });
  }

  /** What the authoriser reads of accounts, and adds to what was seen of them. */
  seenByAuthoriser() {
    return {
      OFFICER_ACCOUNTS_TABLE: this.#accounts.only('dynamodb:GetItem'),
      ACCOUNT_SIGHTINGS_TABLE: this.#sightings.only('dynamodb:PutItem'),
      ACCOUNT_SECRET_ARN: this.#secret.read(),
    };
  }

  #desk(house: House) {
    return {
      'site/accounts/accounts': new HouseFunction(this, 'AccountsDesk', {
        house,
        entry: 'site/accounts/accounts',
        settings: accountsSettings,
        environment: {
          OFFICER_ACCOUNTS_TABLE: this.#accounts.only(
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:BatchGetItem',
          ),
          ACCOUNT_SIGHTINGS_TABLE: this.#sightings.only('dynamodb:GetItem', 'dynamodb:Query'),
          ACCOUNT_SECRET_ARN: this.#secret.read(),
        },
        memoryMb: 512,
        errorImpact: 'Officers who sign in for the first time cannot bind their account.',
      }),
    };
  }

  #release({ house, account, events }: Needs): void {
    const queue = new HouseQueue(this, 'ReleaseQueue', {
      house,
      errorImpact: stays,
      visibilityTimeout: Duration.seconds(180),
    });
    feed(this, queue, { topic: events, types: ['officer.changed'] });
    const fn = new HouseFunction(this, 'ReleaseAccount', {
      house,
      entry: 'site/accounts/release-account',
      settings: releaseAccountSettings,
      environment: {
        OFFICER_ACCOUNTS_TABLE: this.#accounts.only(
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:DeleteItem',
        ),
        ACCOUNT_SECRET_ARN: account.read(),
      },
      timeout: 30,
      errorImpact: stays,
    });
    drainQueue(this, 'ReleaseFeed', { fn, queue });
  }
}
