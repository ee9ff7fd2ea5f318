import { describe, expect, it } from '@jest/globals';
import { alertOperations } from '../../../functions/satgas/alerts/operations.ts';
import { announcementOperations } from '../../../functions/satgas/announcements/operations.ts';
import { officerOperations } from '../../../functions/satgas/officers/operations.ts';
import { oversightOperations } from '../../../functions/satgas/oversight/operations.ts';
import { tellingOperations } from '../../../functions/satgas/telling/operations.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Operation } from '../../../shared/operation/operation.ts';
import type { Role, Who } from '../../../shared/operation/who.ts';

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

// Written by hand, not read from the operations: y allowed, r wrong region, - wrong role.
// In each cell: their own region · one that their scope covers · any other.
const expected: Record<SignedIn, Record<Role, string>> = {
  // Admins and oversight are led to the numbers, and see no alert: alerts.test.ts.
  listAlerts: { officer: 'yyr', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  takeAlert: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  declineAlert: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  handOverAlert: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  resolveAlert: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listAlertMessages: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  announce: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listAnnouncements: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  dryRunAlert: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  showDryRunPage: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  overseeAlerts: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  putSilence: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listOfficers: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  putOfficer: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  importOfficers: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
};
const byLink: Record<Exclude<Name, SignedIn>, Pick<Extract<Who, { by: 'link' }>, 'link'>> = {
  showAlert: { link: 'alert' },
  takeAlertByLink: { link: 'alert' },
  declineAlertByLink: { link: 'alert' },
  handOverAlertByLink: { link: 'alert' },
  resolveAlertByLink: { link: 'alert' },
  showPhone: { link: 'phone' },
  confirmPhone: { link: 'phone' },
  showAnnouncement: { link: 'announcement' },
  confirmAnnouncementRead: { link: 'announcement' },
};
const meaning: Record<string, string> = { y: 'allowed', r: 'wrong-region', '-': 'wrong-role' };

const roles: Role[] = ['officer', 'chair', 'admin', 'oversight'];
const province = { own: '14', covered: '14.06', other: '18.09' };
const cells = Object.entries(expected).flatMap(([name, row]) =>
  roles.flatMap((role) =>
    (['own', 'covered', 'other'] as const).map((kind, i) => ({
      name: name as SignedIn,
      role,
      kind,
      letter: row[role][i] ?? '',
    })),
  ),
);

describe('who may do what of the satgas', () => {
  it.each(cells)('$role of a province asks $name for the $kind region', (cell) => {
    const person = { role: cell.role, region: province.own };
    const outcome = mayCall(operations[cell.name], person, province[cell.kind]);
    expect(outcome).toBe(meaning[cell.letter]);
  });

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
        ...['listAlerts', 'takeAlert', 'declineAlert', 'handOverAlert', 'resolveAlert'],
        ...['listAlertMessages', 'dryRunAlert'],
      ].sort(),
    );
  });
});
