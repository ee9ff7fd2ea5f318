import { describe, expect, it } from '@jest/globals';
import { alertOperations } from '../../../functions/satgas/alerts/operations.ts';
import { announcementOperations } from '../../../functions/satgas/announcements/operations.ts';
import { officerOperations } from '../../../functions/satgas/officers/operations.ts';
import { oversightOperations } from '../../../functions/satgas/oversight/operations.ts';
import { tellingOperations } from '../../../functions/satgas/telling/operations.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Operation } from '../../../shared/operation/operation.ts';
import type { Who } from '../../../shared/operation/who.ts';

const operations = {
  ...alertOperations,
  ...tellingOperations,
  ...officerOperations,
  ...announcementOperations,
  ...oversightOperations,
};
type Name = keyof typeof operations;
type SignedIn = {
  [N in Name]: (typeof operations)[N]['who'] extends { by: 'sign-in' } ? N : never;
}[Name];

const byLink: Record<Exclude<Name, SignedIn>, Pick<Extract<Who, { by: 'link' }>, 'link'>> = {
  showAlert: { link: 'alert' },
  takeAlertByLink: { link: 'alert' },
  declineAlertByLink: { link: 'alert' },
  handOverAlertByLink: { link: 'alert' },
  resolveAlertByLink: { link: 'alert' },
  showContact: { link: 'contact' },
  confirmContact: { link: 'contact' },
  showAnnouncement: { link: 'announcement' },
  confirmAnnouncementRead: { link: 'announcement' },
};
describe('who may do what of the satgas', () => {
  it.each(Object.entries(byLink))('%s is for whoever holds the link', (name, { link }) => {
    expect(operations[name as Name].who).toMatchObject({ by: 'link', link });
  });

  it.each([
    ['ID', '14.06', 'allowed'],
    ['ID', '14', 'allowed'],
    ['ID', 'ID', 'allowed'],
    ['14', '14', 'allowed'],
    ['14', 'ID', 'wrong-region'],
    ['14.06', '14.06', 'allowed'],
    ['14.06', '14', 'wrong-region'],
    ['14.06', '14.07', 'wrong-region'],
    ['14.06', '64.06', 'wrong-region'],
  ])('a chair of %s asking for %s is %s', (scope, region, outcome) => {
    expect(mayCall(operations.takeAlert, { role: 'chair', region: scope }, region)).toBe(outcome);
  });

  it('is decided by the role alone where no region is named', () => {
    const { takeAlert } = operations;
    expect(mayCall(takeAlert, { role: 'officer', region: '14.06' })).toBe('allowed');
    expect(mayCall(takeAlert, { role: 'oversight', region: 'ID' })).toBe('wrong-role');
  });

  it('keeps everything of an alert from whoever is in conflict with it', () => {
    const all: [string, Operation][] = Object.entries(operations);
    const barred = all.filter(([, { who }]) => who.conflict === 'barred').map(([name]) => name);
    expect(barred.sort()).toEqual(
      [
        ...['showAlert', 'takeAlertByLink', 'declineAlertByLink'],
        ...['handOverAlertByLink', 'resolveAlertByLink'],
        ...[
          'listAlerts',
          'readAlert',
          'takeAlert',
          'declineAlert',
          'handOverAlert',
          'resolveAlert',
        ],
        ...['listAlertMessages', 'dryRunAlert'],
      ].sort(),
    );
  });
});
