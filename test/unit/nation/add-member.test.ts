import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readDeployment } from '../../../infra/deployment.ts';
import { addMember } from '../../../infra/nation-member/add-member.ts';
import { fingerprintOf } from '../../../infra/nation-member/member-of.ts';
import { aMember } from '../../support/aggregates.ts';
import { lampung } from '../../support/lampung.ts';

const place = lampung();
const folder = mkdtempSync(join(tmpdir(), 'netral-members-'));
const file = join(folder, 'lampung.json');
const sent = join(folder, 'riau.member');
afterAll(() => {
  place.remove();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => writeFileSync(file, readFileSync(join(place.folder, 'lampung.json'))));

const inAccount = (member: ReturnType<typeof aMember>) => ({
  ...member,
  topicArn: member.topicArn.replace(':111111111111:', ':222222222222:'),
});
const riau = inAccount(aMember('riau', ['14.06']));
const other = { ...riau, publicKeys: aMember('another', ['14']).publicKeys };

const add = (member: typeof riau, fingerprint: string | undefined, replace = false) => {
  writeFileSync(sent, JSON.stringify(member));
  return addMember({ folder, nation: 'lampung', member: sent, fingerprint, replace });
};
const members = () => readDeployment(file).nation?.members;

describe('a member of the nation', () => {
  it('is written only as it was read out', () => {
    expect(() => add(riau, undefined)).toThrow(/read out to you/);
    expect(() => add(other, fingerprintOf(riau))).toThrow(/nothing was written/);
    const elsewhere = { ...riau, topicArn: riau.topicArn.replace('riau', 'ruai') };
    expect(() => add(elsewhere, fingerprintOf(riau))).toThrow(/nothing was written/);
    const more = { ...riau, regions: ['14.06', '14.01'] };
    expect(() => add(more, fingerprintOf(riau))).toThrow(/nothing was written/);
    expect(members()).toBeUndefined();
    expect(add(riau, fingerprintOf(riau))).toBe('added');
    expect(members()).toEqual([riau]);
  });

  it('changes only when it is told to', () => {
    add(riau, fingerprintOf(riau));
    expect(add(riau, fingerprintOf(riau))).toBe('there already');
    expect(() => add(other, fingerprintOf(other))).toThrow(/--replace/);
    expect(members()).toEqual([riau]);
    expect(add(other, fingerprintOf(other), true)).toBe('replaced');
    expect(members()).toEqual([other]);
  });

  it('leaves the file as it was where the whole would not hold', () => {
    add(riau, fingerprintOf(riau));
    const before = readFileSync(file, 'utf8');
    const twice = inAccount(aMember('kampar', ['14.06']));
    expect(() => add(twice, fingerprintOf(twice))).toThrow(/served by two members/);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(() => add({ ...riau, regions: [] }, 'x')).toThrow(/is not what npm run nation-member/);
  });
});
