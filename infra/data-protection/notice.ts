import { createHash } from 'node:crypto';
import type { Notice } from '../../functions/site/privacy/notice.ts';
import type { Deployment } from '../deployment.ts';
import { activities } from './activities.ts';
import { neverShown, processorsOf, recipients } from './recipients.ts';
import { backups, logsOf } from './copies.ts';
import { stored } from './stored.ts';

/** The notice of a deployment on personal data: its settings, and the periods that the code itself stores by. */
export const noticeOf = (deployment: Deployment): Notice => {
  const notice = {
    ...deployment.privacy,
    activities: Object.values(activities).map(({ name, purpose, basis }) => ({
      name,
      purpose,
      basis,
    })),
    recipients: [...recipients],
    never: [...neverShown],
    processors: processorsOf(deployment),
    kept: [
      ...Object.values(stored)
        .filter(({ personal }) => personal)
        .map(({ holds, kept }) => ({ holds, kept: kept(deployment) })),
      logsOf(deployment),
      backups,
    ],
  };
  return { ...notice, version: versionOf(notice) };
};

const versionOf = (notice: Omit<Notice, 'version'>): string =>
  createHash('sha256').update(JSON.stringify(notice)).digest('hex').slice(0, 12);
