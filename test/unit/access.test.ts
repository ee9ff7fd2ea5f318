import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../shared/http/request.ts';
import { Refusal } from '../../shared/refusal.ts';
import { operations as declared } from '../../functions/operations.ts';
import { mayCall, personWithRole } from '../../shared/operation/access.ts';
import { guardOf } from '../../shared/operation/guard.ts';
import { organisers, type Role } from '../../shared/operation/who.ts';

type Asking = Pick<Person, 'role' | 'region'>;

// Written by hand, not read from the table: y allowed, r wrong region, - wrong role.
// In each cell: their own region · one that their scope covers · any other.
const expected: Record<string, Record<Role, string>> = {
  whoAmI: { officer: 'yyy', chair: 'yyy', admin: 'yyy', oversight: 'yyy' },
  // Admins and oversight are led to the numbers, and see no alert: alerts.test.ts.
  listAlerts: { officer: 'yyr', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  readAlert: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
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
  exportOversight: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  overseeNation: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  exportNation: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showOwnContacts: { officer: 'yyy', chair: 'yyy', admin: 'yyy', oversight: 'yyy' },
  askOwnContacts: { officer: 'yyy', chair: 'yyy', admin: 'yyy', oversight: 'yyy' },
  chooseWhatsapp: { officer: 'yyy', chair: 'yyy', admin: 'yyy', oversight: 'yyy' },
  showPractice: { officer: 'yyy', chair: 'yyy', admin: 'yyy', oversight: 'yyy' },
  emptyPractice: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  listSilences: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  proposeSilence: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  decideSilence: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  endSilence: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listOfficers: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  putOfficer: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  showOfficerForm: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  editOfficer: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listRegisterChanges: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  decideRegisterChange: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  inviteOfficer: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  listAccounts: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  importOfficers: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  takeRoster: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  undoRoster: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listRosters: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  readRoster: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  showRosterPage: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listCaseMessages: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  messageReporter: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  lookAtCaseMessages: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  askForIdentity: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listIdentityRequests: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  approveIdentity: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  readIdentity: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  showFindingPage: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  fileFinding: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  completeLead: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  askToHandOver: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listHandOvers: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  answerHandOver: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  readLetter: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  askLetterSigning: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  signLetter: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  enterReferences: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  noteCase: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listTasks: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listReviews: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  reviewEnding: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listCases: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  readCase: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  moveCase: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  listEvidence: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  addToFinding: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  askForFile: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  answerForFile: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  openFile: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  viewEvidence: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  printReferral: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  showFieldSheets: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  exportCases: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  checkCase: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  nameUnit: { officer: 'yyr', chair: 'yyr', admin: '---', oversight: '---' },
  overseeReadings: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  overseeCases: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  watchArrivals: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  proposeVoiding: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  decideVoiding: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  listVoidings: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  listCirculars: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  readCircular: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  listBriefings: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  readBriefing: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  issueCircular: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  callBriefing: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  overseeCirculars: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  openCeremony: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  moveCeremony: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  askEnding: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  correctCeremony: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  addWitness: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  listCodes: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  voidCode: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  erasePerson: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  listErasures: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  takeSheet: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  readSheet: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  askSealing: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  sealRecord: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: '---' },
  askSigning: { officer: '---', chair: 'yyr', admin: '---', oversight: '---' },
  signRecord: { officer: '---', chair: 'yyr', admin: '---', oversight: '---' },
  askCircularSigning: { officer: '---', chair: 'yyr', admin: '---', oversight: '---' },
  signCircular: { officer: '---', chair: 'yyr', admin: '---', oversight: '---' },
  readSignedRecord: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  listCeremonies: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  readCeremony: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  readRecord: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  printRecord: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  readPledgeList: { officer: '---', chair: 'yyr', admin: 'yyr', oversight: 'yyr' },
  listDataRequests: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  answerDataRequest: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  decideRefusal: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  endSessions: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  listAccountClashes: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  askAccountLink: { officer: 'yyy', chair: 'yyy', admin: '---', oversight: '---' },
  listSessionEndings: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  showPledgePhases: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  askPledgePhases: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  decidePledgePhases: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  showAlertPlan: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  askAlertPlan: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  decideAlertPlan: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  showDeadlineRules: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  askDeadlineRule: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  decideDeadlineRule: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showRounds: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  askRounds: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  decideRounds: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showAuthorities: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  askAuthority: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  decideAuthority: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showEditions: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  askEdition: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  decideEdition: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showPledgeTexts: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showWitnessOffices: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  askWitnessOffices: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  showRegionUnits: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  askRegionUnits: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  decideRegionUnits: { officer: '---', chair: '---', admin: 'yyr', oversight: 'yyr' },
  decideWitnessOffices: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  askPledgeText: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  decidePledgeText: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  showCalendar: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  putCalendar: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  writeCalendar: { officer: '---', chair: '---', admin: 'rrr', oversight: '---' },
  decideCalendar: { officer: '---', chair: '---', admin: 'rrr', oversight: 'rrr' },
  listSources: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  putSource: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  postSource: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  readSource: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  dryRunSource: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  readQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  replayQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  replayAllQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  discardQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  askToOpenQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  decideQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  openQuarantined: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
  listQuarantine: { officer: '---', chair: '---', admin: 'yyr', oversight: '---' },
};
const meaning: Record<string, string> = { y: 'allowed', r: 'wrong-region', '-': 'wrong-role' };

const operations = Object.keys(expected);
const signedIn = declared.filter(({ who }) => who.by === 'sign-in');

const outcomeOf = (name: string, person: Asking, region?: string): string => {
  const operation = signedIn.find((one) => one.name === name);
  return operation ? mayCall(operation, person, region) : 'unknown operation';
};
const roles: Role[] = ['officer', 'chair', 'admin', 'oversight'];
const asked = ['own', 'covered', 'other'] as const;
const province = { own: '14', covered: '14.06', other: '18.09' };

const cells = operations.flatMap((operation) =>
  roles.flatMap((role) => asked.map((kind, i) => ({ operation, role, kind, i }))),
);

describe('who may do what', () => {
  it('is said for every operation that needs a sign-in', () => {
    expect(operations.sort()).toEqual(signedIn.map(({ name }) => name).sort());
  });

  it.each(cells)('$role of a province asks $operation for the $kind region', (cell) => {
    const person = { role: cell.role, region: province.own };
    const letter = expected[cell.operation]?.[cell.role][cell.i] ?? '';
    expect(outcomeOf(cell.operation, person, province[cell.kind])).toBe(meaning[letter]);
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
  ])('an admin of %s asking for %s is %s', (scope, region, outcome) => {
    expect(outcomeOf('putSource', { role: 'admin', region: scope }, region)).toBe(outcome);
  });

  it('lets the role decide when no region is named', () => {
    expect(outcomeOf('listCases', { role: 'officer', region: '14.06' })).toBe('allowed');
    expect(outcomeOf('listCases', { role: 'oversight', region: 'ID' })).toBe('wrong-role');
  });

  it('leaves what belongs to the nation to a scope of the nation, whichever region is named or none', () => {
    for (const region of [undefined, 'ID', '14', '14.06']) {
      expect(outcomeOf('putCalendar', { role: 'admin', region: 'ID' }, region)).toBe('allowed');
      for (const scope of ['14', '14.06'])
        expect(outcomeOf('putCalendar', { role: 'admin', region: scope }, region)).toBe(
          'wrong-region',
        );
    }
    expect(outcomeOf('putCalendar', { role: 'oversight', region: 'ID' })).toBe('wrong-role');
  });
});

describe('requiring access', () => {
  const officer: Person = { personId: 'p1', role: 'officer', region: '14.06', name: 'Contoh' };
  const codeOf = (ask: () => unknown): string => {
    try {
      ask();
    } catch (error) {
      if (error instanceof Refusal) return error.code;
    }
    return 'no-refusal';
  };

  it('gives back the person whose role may', () => {
    expect(personWithRole({ officer: 'covered' }, officer)).toBe(officer);
  });

  it('tells a stranger, a wrong role and a wrong region apart', () => {
    expect(codeOf(() => personWithRole(organisers, undefined))).toBe('not-signed-in');
    expect(codeOf(() => personWithRole(organisers, officer))).toBe('not-allowed');
    expect(codeOf(() => personWithRole({ officer: 'nation' }, officer))).toBe('wrong-region');
    const guard = guardOf(officer, { officer: 'covered' });
    expect(codeOf(() => guard.reach('14.06'))).toBe('no-refusal');
    expect(codeOf(() => guard.reach('18.09'))).toBe('wrong-region');
  });
});
