import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { policyDecreesSettings } from '../../functions/satgas/policy-decrees/settings.ts';
import * as settings from '../../functions/satgas/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { House } from '../parts/house.ts';
import { memoryForAllRegions } from '../parts/many-regions.ts';
import type { HouseSecret, SecretInUse } from '../parts/secret.ts';
import { smsBudget, whatsappPrice } from './sms-budget.ts';
import type { SatgasTables } from './tables.ts';

type Needs = {
  house: House;
  tables: SatgasTables;
  link: HouseSecret;
  phoneMark: HouseSecret;
  likeness: SecretInUse;
};

/** What officers, chairs and admins do themselves: take alerts, keep the register, think a report through. */
export class Desk extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    this.entries = {
      ...this.#acts(needs),
      ...this.#keeps(needs),
      ...this.#decides(needs),
      ...this.#sees(needs),
    };
  }

  #acts({ house, tables, link }: Needs) {
    return {
      'satgas/alerts/alert-link': new HouseFunction(this, 'AlertLink', {
        house,
        entry: 'satgas/alerts/alert-link',
        settings: settings.alertLinkSettings,
        environment: {
          ALERTS_TABLE: tables.alerts.write(),
          OFFICERS_TABLE: tables.officers.read(),
          LINK_SECRET_ARN: link.read(),
        },
        errorImpact: 'Officers cannot open or take an alert from their phone.',
      }),
      'satgas/alerts/alerts': new HouseFunction(this, 'AlertsList', {
        house,
        entry: 'satgas/alerts/alerts',
        settings: settings.alertsSettings,
        environment: {
          // Practice is emptied: nothing else ever deletes an alert.
          ALERTS_TABLE: tables.alerts.writeAndDelete(),
          OFFICERS_TABLE: tables.officers.read(),
          DELIVERIES_TABLE: tables.deliveries.read(),
        },
        errorImpact: 'Signed-in officers do not see the open alerts.',
      }),
    };
  }

  #keeps({ house, tables, link, likeness }: Needs) {
    return {
      'satgas/announcements/announcements': new HouseFunction(this, 'AnnouncementsDesk', {
        house,
        entry: 'satgas/announcements/announcements',
        settings: settings.announcementsSettings,
        environment: {
          ANNOUNCEMENTS_TABLE: tables.announcements.readAndPut(),
          LINK_SECRET_ARN: link.read(),
        },
        errorImpact: 'Announcements can be neither made nor read.',
      }),
      'satgas/silences/silences': new HouseFunction(this, 'ManageSilences', {
        house,
        entry: 'satgas/silences/silences',
        settings: settings.silencesSettings,
        environment: { SILENCES_TABLE: tables.silences.append() },
        errorImpact: 'Nobody can hold the alert line still for maintenance.',
      }),
      'satgas/officers/manage-officers': new HouseFunction(this, 'ManageOfficers', {
        house,
        entry: 'satgas/officers/manage-officers',
        settings: settings.manageOfficersSettings,
        environment: {
          OFFICERS_TABLE: tables.officers.write(),
          // Whoever changes the register cannot change what it tells of that.
          REGISTER_CHANGES_TABLE: tables.registerChanges.append(),
          LINK_SECRET_ARN: link.read(),
          LIKENESS_SECRET_ARN: likeness.read(),
          WHATSAPP_MICRO_USD: whatsappPrice(house),
        },
        errorImpact: 'Admins cannot change who is on duty.',
      }),
    };
  }

  #decides({ house, tables }: Needs) {
    return {
      'satgas/policy-decrees/policy-decrees': new HouseFunction(this, 'PolicyDecrees', {
        house,
        entry: 'satgas/policy-decrees/policy-decrees',
        settings: policyDecreesSettings,
        environment: {
          DECREED_TABLE: house.decreed.decide('alert-plan'),
          ALERTS_TABLE: tables.alerts.only('dynamodb:Query'),
        },
        timeout: 25,
        memoryMb: 512,
        errorImpact: 'How alerts climb in a region cannot be changed without a release.',
      }),
    };
  }

  #sees({ house, tables, phoneMark }: Needs) {
    return {
      'satgas/oversight/oversee': new HouseFunction(this, 'Oversee', {
        house,
        entry: 'satgas/oversight/oversee',
        settings: settings.overseeSettings,
        environment: {
          ALERTS_TABLE: tables.alerts.read(),
          OFFICERS_TABLE: tables.officers.read(),
          DELIVERIES_TABLE: tables.deliveries.read(),
          SILENCES_TABLE: tables.silences.read(),
          ALARMS_TABLE: tables.alarms.read(),
          ...smsBudget(house),
        },
        // Up to the gateway's own limit: it looks at 30 days of every region.
        timeout: 29,
        memoryMb: memoryForAllRegions(house, 1024),
        errorImpact: 'Oversight does not see which regions leave alerts unanswered.',
      }),
      'satgas/oversight/dry-run': new HouseFunction(this, 'DryRun', {
        house,
        entry: 'satgas/oversight/dry-run',
        settings: settings.dryRunSettings,
        environment: {
          OFFICERS_TABLE: tables.officers.read(),
          DELIVERIES_TABLE: tables.deliveries.read(),
          SILENCES_TABLE: tables.silences.read(),
          PHONE_MARK_SECRET_ARN: phoneMark.read(),
          ...smsBudget(house),
        },
        errorImpact: 'Chairs cannot see who would be told of a report.',
      }),
    };
  }
}
