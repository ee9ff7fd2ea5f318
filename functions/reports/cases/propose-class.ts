import { electionOf } from '../../../shared/calendar/election.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { staffKindOf } from '../intake/scope.ts';
import { classify } from '../law/classify.ts';
import type { Catalogue } from '../law/editions.ts';
import type { Case } from './case.ts';
import { spouseOf, type FileReport } from './report-reader.ts';

type JudgedBy = { campaign: Campaign; catalogue: Catalogue };

/** The class that is proposed for a case, by the edition of the day of the act; null while what was reported is not there. */
export const proposed = (
  { conduct, occurredOn, region }: Case,
  report: FileReport | undefined,
  { campaign, catalogue }: JudgedBy,
) =>
  report
    ? classify(
        {
          ...{ conduct, occurredOn, election: electionOf(campaign, region, occurredOn) },
          spouse: spouseOf(report.details['spouse']),
          staffKind: staffKindOf(report.details['staffKind']),
        },
        catalogue,
      )
    : null;
